import { keyOfHandle } from '../../core/people/pending-handle.ts';
import type { PendingHandles } from '../../models/ports/people.ts';
import { ofAccount, type Database } from './database.ts';
import { inBatches } from './in-batches.ts';
import { transact } from './transact.ts';

export const createPendingHandles = (database: Database): PendingHandles => ({
  async find(account, handles) {
    const { store } = (await database()).transaction('handles');
    const found = await Promise.all(handles.map((handle) => store.get([account, keyOfHandle(handle)])));
    return found.filter((pending) => pending !== undefined);
  },

  count: async (account) => (await database()).count('handles', ofAccount(account)),

  first: async (account, most) =>
    (await (await database()).getAll('handles', ofAccount(account), most)).map(({ handle }) => handle),

  clear: (account) =>
    transact(database, ['handles'], async (tx) => {
      const handles = tx.objectStore('handles');
      const all = await handles.getAll(ofAccount(account));
      await handles.delete(ofAccount(account));
      return all;
    }),

  putBack: (cleared) =>
    transact(database, ['handles'], async (tx) => {
      await inBatches(cleared, (pending) => tx.objectStore('handles').put(pending));
    }),

  remove: async (account, handle) => (await database()).delete('handles', [account, keyOfHandle(handle)]),
});
