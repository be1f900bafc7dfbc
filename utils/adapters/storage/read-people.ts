import type { Person } from '../../core/people/person.ts';
import type { PeopleReader } from '../../models/ports/people.ts';
import { ofAccount, type Database, type StoredPerson } from './database.ts';

/** Read in one go: some 20 ms of a page's time. */
const BATCH = 1000;

export const toPerson = ({ usefulAt: _usefulAt, kept: _kept, ...person }: StoredPerson): Person => person;

/** For pages: people are changed by the background alone. */
export const createPeopleReader = (database: Database): PeopleReader => ({
  async get(account, userId) {
    const stored = await (await database()).get('people', [account, userId]);
    return stored && toPerson(stored);
  },

  list: async (account) => (await (await database()).getAll('people', ofAccount(account))).map(toPerson),

  kept: async (account) =>
    (await (await database()).getAllFromIndex('people', 'byKept', [account, 1])).map(toPerson),

  async visit(account, take) {
    let range = ofAccount(account);
    for (;;) {
      const some = await (await database()).getAll('people', range, BATCH);
      take(some.map(toPerson));
      const last = some.at(-1);
      if (last === undefined || some.length < BATCH) return;
      range = IDBKeyRange.bound([account, last.userId], [account, []], true);
    }
  },
});
