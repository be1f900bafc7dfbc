import type { Clock, ReplayMarks } from '../../models/ports.ts';
import type { Database } from './database.ts';

export const createReplayMarks = (database: Database, clock: Clock): ReplayMarks => ({
  async seen(account, letter, until) {
    const tx = (await database()).transaction('replay', 'readwrite');
    const expired = await tx.store.index('byUntil').getAllKeys(IDBKeyRange.upperBound(clock.now(), true));
    for (const key of expired) await tx.store.delete(key);
    const known = await tx.store.get([account, letter]);
    if (!known) await tx.store.put({ account, letter, until });
    await tx.done;
    return known !== undefined;
  },
});
