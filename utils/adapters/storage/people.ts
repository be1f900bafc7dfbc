import type { UserId } from '../../core/people/ids.ts';
import type { Person } from '../../core/people/person.ts';
import type { PeopleStore } from '../../models/ports.ts';
import { ofAccount, type Database } from './database.ts';

const ANOTHER = 'A person cannot become another one';
const isOf = (person: Person, account: UserId, userId: UserId): boolean =>
  person.account === account && person.userId === userId;

export const createPeopleStore = (database: Database): PeopleStore => ({
  get: async (account, userId) => (await database()).get('people', [account, userId]),

  list: async (account) => (await database()).getAll('people', ofAccount(account)),

  async update(account, userId, change) {
    const tx = (await database()).transaction('people', 'readwrite');
    const person = change(await tx.store.get([account, userId]));
    if (!isOf(person, account, userId)) {
      tx.abort();
      await tx.done.catch(() => {});
      throw new Error(ANOTHER);
    }
    await tx.store.put(person);
    await tx.done;
    return person;
  },

  async updateMany(account, userIds, change) {
    const tx = (await database()).transaction('people', 'readwrite');
    let written = 0;
    try {
      for (const userId of userIds) {
        const known = await tx.store.get([account, userId]);
        const person = change(userId, known);
        if (person === known) continue;
        if (!isOf(person, account, userId)) throw new Error(ANOTHER);
        await tx.store.put(person);
        written += 1;
      }
    } catch (error) {
      tx.abort();
      await tx.done.catch(() => {});
      throw error;
    }
    await tx.done;
    return written;
  },

  remove: async (account, userId) => (await database()).delete('people', [account, userId]),
});
