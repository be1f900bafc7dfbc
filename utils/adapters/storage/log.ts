import type { UserId } from '../../core/people/ids.ts';
import type { LogEntry } from '../../core/people/log-entry.ts';
import type { LogStore } from '../../models/ports/calls.ts';
import { ofAccount, type Database } from './database.ts';

/** Years of calls for most; beyond, the oldest make room. */
const MAX_ENTRIES = 10_000;
/** Of one person in one direction: whoever rings all night pushes out nobody's calls but their own. */
const MAX_OF_ONE = 1000;

const byTimeOf = (account: string): IDBKeyRange =>
  IDBKeyRange.bound([account, -Infinity], [account, Infinity]);

const ofOne = (account: string, direction: LogEntry['direction'], userId: string): IDBKeyRange =>
  IDBKeyRange.bound([account, direction, userId], [account, direction, userId, []]);

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
    const both = await Promise.all(
      (['incoming', 'outgoing'] as const).map((way) => tx.store.getAll(ofOne(account, way, userId))),
    );
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
