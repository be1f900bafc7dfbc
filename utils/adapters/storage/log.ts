import type { LogEntry } from '../../core/people/log-entry.ts';
import type { LogStore } from '../../models/ports/calls.ts';
import { ofAccount, type Database } from './database.ts';
import { byTimeOf, createLogReader, ofOne } from './read-log.ts';

/** Years of calls for most; beyond, the oldest make room. */
const MAX_ENTRIES = 10_000;
/** Of one person in one direction: whoever rings all night pushes out nobody's calls but their own. */
const MAX_OF_ONE = 1000;

type Bounds = { readonly all: number; readonly ofOne: number };

/** Nobody heard or saw it here. */
const isUnnoticed = ({ outcome, end }: LogEntry): boolean => outcome === 'silenced' && end !== 'ignored';

/** The one that makes room: the oldest, of those that nobody noticed if there are any, so that they push out no others. */
const leastOf = (entries: readonly LogEntry[]): LogEntry | undefined => {
  const byAge = entries.toSorted((a, b) => a.at - b.at);
  return byAge.find(isUnnoticed) ?? byAge[0];
};

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
    const theirs = ofOne(account, direction, person.userId);
    if ((await tx.store.count(theirs)) > maxOfOne) {
      const least = leastOf(await tx.store.getAll(theirs));
      if (least) await tx.store.delete([account, direction, person.userId, least.call]);
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
