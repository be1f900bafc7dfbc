import type { PeopleStore } from '../../models/ports.ts';
import { ofAccount, type Database } from './database.ts';

/** Read in one go: some 20 ms of a page's time. */
const BATCH = 1000;

export const createPeopleStore = (database: Database): PeopleStore => ({
  get: async (account, userId) => (await database()).get('people', [account, userId]),

  list: async (account) => (await database()).getAll('people', ofAccount(account)),

  async visit(account, take) {
    let range = ofAccount(account);
    for (;;) {
      const some = await (await database()).getAll('people', range, BATCH);
      take(some);
      const last = some.at(-1);
      if (last === undefined || some.length < BATCH) return;
      range = IDBKeyRange.bound([account, last.userId], [account, []], true);
    }
  },

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
