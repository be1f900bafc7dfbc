import type { UserId } from '../../core/people/ids.ts';
import { isDecided } from '../../core/people/listed-people.ts';
import type { Person } from '../../core/people/person.ts';
import type { PeopleStore } from '../../models/ports/people.ts';
import type { Clock } from '../../models/ports/system.ts';
import { ofAccount, type Database, type StoredPerson } from './database.ts';
import { createPeopleBound } from './people-bound.ts';
import { transact } from './transact.ts';

/** Read in one go: some 20 ms of a page's time. */
const BATCH = 1000;

const ANOTHER = 'A person cannot become another one';
const isOf = (person: Person, account: UserId, userId: UserId): boolean =>
  person.account === account && person.userId === userId;

/** How a person is put into the store, at `now` (ms). */
export const toStored = (person: Person, now: number): StoredPerson =>
  isDecided(person) ? { ...toPerson(person), kept: 1 } : { ...toPerson(person), usefulAt: now };

export const toPerson = ({ usefulAt: _usefulAt, kept: _kept, ...person }: StoredPerson): Person => person;

export const createPeopleStore = (database: Database, clock: Clock): PeopleStore => {
  const bound = createPeopleBound(database, clock);
  return {
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

    async update(account, userId, change) {
      const [known, person] = await transact(database, ['people'], async (tx) => {
        const rows = tx.objectStore('people');
        const stored = await rows.get([account, userId]);
        const known = stored && toPerson(stored);
        const person = change(known);
        if (!isOf(person, account, userId)) throw new Error(ANOTHER);
        if (person !== known) await rows.put(toStored(person, clock.now()));
        return [known, person] as const;
      });
      if (known === undefined) bound.grown(account, 1);
      return person;
    },

    async updateMany(account, userIds, change) {
      let written = 0;
      let added = 0;
      await transact(database, ['people'], async (tx) => {
        const rows = tx.objectStore('people');
        for (const userId of userIds) {
          const stored = await rows.get([account, userId]);
          const known = stored && toPerson(stored);
          const person = change(userId, known);
          if (person === known) continue;
          if (!isOf(person, account, userId)) throw new Error(ANOTHER);
          await rows.put(toStored(person, clock.now()));
          written += 1;
          if (known === undefined) added += 1;
        }
      });
      if (added > 0) bound.grown(account, added);
      return written;
    },

    remove: async (account, userId) => (await database()).delete('people', [account, userId]),
  };
};
