import type { PeopleStore } from '../../models/ports.ts';
import { ofAccount, type Database } from './database.ts';

export const createPeopleStore = (database: Database): PeopleStore => ({
  get: async (account, userId) => (await database()).get('people', [account, userId]),

  list: async (account) => (await database()).getAll('people', ofAccount(account)),

  async update(account, userId, change) {
    const tx = (await database()).transaction('people', 'readwrite');
    const person = change(await tx.store.get([account, userId]));
    if (person.account !== account || person.userId !== userId) {
      tx.abort();
      await tx.done.catch(() => {});
      throw new Error('A person cannot become another one');
    }
    await tx.store.put(person);
    await tx.done;
    return person;
  },

  remove: async (account, userId) => (await database()).delete('people', [account, userId]),
});
