import type { UserId } from '../../core/people/ids.ts';
import type { LogEntry } from '../../core/people/log-entry.ts';
import type { LogStore } from '../../models/ports/calls.ts';
import { ofAccount, type Database } from './database.ts';

/** Years of calls for most; beyond, the oldest make room. */
const MAX_ENTRIES = 10_000;

const byTimeOf = (account: string): IDBKeyRange =>
  IDBKeyRange.bound([account, -Infinity], [account, Infinity]);

export const createLogStore = (database: Database, maxEntries = MAX_ENTRIES): LogStore => ({
  /** The same call is filed once, however often its end is reported; the oldest entries make room. */
  async add(entry) {
    const tx = (await database()).transaction('log', 'readwrite');
    await tx.store.put(entry);
    const byTime = tx.store.index('byTime');
    let excess = (await byTime.count(byTimeOf(entry.account))) - maxEntries;
    let oldest = excess > 0 ? await byTime.openCursor(byTimeOf(entry.account)) : null;
    for (; oldest && excess > 0; excess -= 1) {
      await oldest.delete();
      oldest = await oldest.continue();
    }
    await tx.done;
  },

  /** By keys first: a cursor takes a turn for each entry, which thousands make felt. */
  async list(account, limit) {
    const index = (await database()).transaction('log').store.index('byTime');
    const excess = (await index.count(byTimeOf(account))) - limit;
    const oldest = excess > 0 ? await index.openKeyCursor(byTimeOf(account)) : null;
    const from = excess > 0 ? (await oldest?.advance(excess))?.key : undefined;
    const range = from === undefined ? byTimeOf(account) : IDBKeyRange.bound(from, [account, Infinity]);
    return (await index.getAll(range)).toReversed().slice(0, limit);
  },

  async ofPerson(account, userId) {
    const tx = (await database()).transaction('log');
    const read = (direction: LogEntry['direction']) =>
      tx.store.getAll(IDBKeyRange.bound([account, direction, userId], [account, direction, userId, []]));
    const both = await Promise.all([read('incoming'), read('outgoing')]);
    return both.flat();
  },

  since: async (account, at) =>
    (await database()).getAllFromIndex(
      'log',
      'byTime',
      IDBKeyRange.bound([account, at], [account, Infinity]),
    ),

  async people(account) {
    const keys = await (await database()).getAllKeys('log', ofAccount(account));
    return new Set(keys.map(([, , userId]) => userId as UserId));
  },

  clear: async (account) => (await database()).delete('log', ofAccount(account)),

  async restore(entries) {
    const tx = (await database()).transaction('log', 'readwrite');
    await Promise.all(entries.map((entry) => tx.store.put(entry)));
    await tx.done;
  },
});
