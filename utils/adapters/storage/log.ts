import type { LogStore } from '../../models/ports/calls.ts';
import { ofAccount, type Database } from './database.ts';
import { byTimeOf, createLogReader, ofOne } from './read-log.ts';

/** Years of calls for most; beyond, the oldest make room. */
const MAX_ENTRIES = 10_000;
/** Of one person in one direction: whoever rings all night pushes out nobody's calls but their own. */
const MAX_OF_ONE = 1000;

type Bounds = { readonly all: number; readonly ofOne: number };

export const createLogStore = (
  database: Database,
  { all: maxEntries, ofOne: maxOfOne }: Bounds = { all: MAX_ENTRIES, ofOne: MAX_OF_ONE },
): LogStore => ({
  /** The same call is filed once, however often its end is reported; the oldest entries make room. */
  async add(entry) {
    const tx = (await database()).transaction('log', 'readwrite');
    await tx.store.put(entry);
    const byTime = tx.store.index('byTime');
    const { account, direction, person } = entry;
    if ((await tx.store.count(ofOne(account, direction, person.userId))) > maxOfOne) {
      const keys = await byTime.getAllKeys(byTimeOf(account));
      const oldestOfOne = keys.find(([, way, userId]) => way === direction && userId === person.userId);
      if (oldestOfOne) await tx.store.delete(oldestOfOne);
    }
    let excess = (await byTime.count(byTimeOf(entry.account))) - maxEntries;
    let oldest = excess > 0 ? await byTime.openCursor(byTimeOf(entry.account)) : null;
    for (; oldest && excess > 0; excess -= 1) {
      await oldest.delete();
      oldest = await oldest.continue();
    }
    await tx.done;
  },

  ...createLogReader(database),

  clear: async (account) => (await database()).delete('log', ofAccount(account)),

  async restore(entries) {
    const tx = (await database()).transaction('log', 'readwrite');
    await Promise.all(entries.map((entry) => tx.store.put(entry)));
    await tx.done;
  },
});
