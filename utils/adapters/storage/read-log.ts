import type { UserId } from '../../core/people/ids.ts';
import type { LogEntry } from '../../core/people/log-entry.ts';
import type { LogReader } from '../../models/ports/calls.ts';
import { ofAccount, type Database } from './database.ts';

export const byTimeOf = (account: string): IDBKeyRange =>
  IDBKeyRange.bound([account, -Infinity], [account, Infinity]);

export const ofOne = (account: string, direction: LogEntry['direction'], userId: string): IDBKeyRange =>
  IDBKeyRange.bound([account, direction, userId], [account, direction, userId, []]);

/** For pages: calls are filed by the background alone. */
export const createLogReader = (database: Database): LogReader => ({
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
});
