import { keyOfHandle } from '../../core/people/pending-handle.ts';
import type { PendingHandles } from '../../models/ports/people.ts';
import { ofAccount, type Database } from './database.ts';

export const createPendingHandles = (database: Database): PendingHandles => ({
  async find(account, handles) {
    const { store } = (await database()).transaction('handles');
    const found = await Promise.all(handles.map((handle) => store.get([account, keyOfHandle(handle)])));
    return found.filter((pending) => pending !== undefined);
  },

  count: async (account) => (await database()).count('handles', ofAccount(account)),

  remove: async (account, handle) => (await database()).delete('handles', [account, keyOfHandle(handle)]),
});
