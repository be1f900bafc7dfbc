import type { UserId } from '../../core/people/ids.ts';
import { isDecided } from '../../core/people/listed-people.ts';
import type { Person } from '../../core/people/person.ts';
import type { PeopleStore } from '../../models/ports/people.ts';
import type { Clock } from '../../models/ports/system.ts';
import type { Database, StoredPerson } from './database.ts';
import { createPeopleBound } from './people-bound.ts';
import { createPeopleReader, toPerson } from './read-people.ts';
import { transact } from './transact.ts';

const ANOTHER = 'A person cannot become another one';
const isOf = (person: Person, account: UserId, userId: UserId): boolean =>
  person.account === account && person.userId === userId;

/** How a person is put into the store, at `now` (ms). */
export const toStored = (person: Person, now: number): StoredPerson =>
  isDecided(person) ? { ...toPerson(person), kept: 1 } : { ...toPerson(person), usefulAt: now };

export const createPeopleStore = (database: Database, clock: Clock): PeopleStore => {
  const bound = createPeopleBound(database, clock);
  return {
    ...createPeopleReader(database),

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
