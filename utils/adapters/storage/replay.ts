import type { ReplayMarks } from '../../models/ports/letters.ts';
import type { Clock } from '../../models/ports/system.ts';
import type { Database } from './database.ts';

export const createReplayMarks = (database: Database, clock: Clock): ReplayMarks => ({
  async seen(account, letter, until) {
    const tx = (await database()).transaction('replay', 'readwrite');
    const [expired, found] = await Promise.all([
      tx.store.index('byUntil').getAllKeys(IDBKeyRange.upperBound(clock.now(), true)),
      tx.store.get([account, letter]),
    ]);
    for (const key of expired) void tx.store.delete(key);
    const known = found !== undefined && found.until >= clock.now() ? found : undefined;
    if (!known) await tx.store.put({ account, letter, until });
    await tx.done;
    return known !== undefined;
  },
});
