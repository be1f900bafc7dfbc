import type { Person } from '../../core/people/person.ts';
import type { Clock, PeopleStore } from '../../models/ports.ts';
import { ofAccount, type Database, type StoredPerson } from './database.ts';
import { createPeopleBound } from './people-bound.ts';

/** Something was said about this person, or decided: they stay however many others are learned of. */
const isKept = (person: Person): boolean =>
  person.starred ||
  person.blocked ||
  person.accepted ||
  person.relayOnly ||
  person.note !== '' ||
  person.verdict !== undefined;

/** How a person is put into the store, at `now` (ms). */
export const toStored = (person: Person, now: number): StoredPerson =>
  isKept(person) ? toPerson(person) : { ...person, usefulAt: now };

export const toPerson = ({ usefulAt: _usefulAt, ...person }: StoredPerson): Person => person;

export const createPeopleStore = (database: Database, clock: Clock): PeopleStore => {
  const bound = createPeopleBound(database, clock);
  return {
    async get(account, userId) {
      const stored = await (await database()).get('people', [account, userId]);
      return stored && toPerson(stored);
    },

    list: async (account) => (await (await database()).getAll('people', ofAccount(account))).map(toPerson),

    async update(account, userId, change) {
      const tx = (await database()).transaction('people', 'readwrite');
      const stored = await tx.store.get([account, userId]);
      const known = stored && toPerson(stored);
      const person = change(known);
      if (person.account !== account || person.userId !== userId) {
        tx.abort();
        await tx.done.catch(() => {});
        throw new Error('A person cannot become another one');
      }
      if (person !== known) await tx.store.put(toStored(person, clock.now()));
      await tx.done;
      if (known === undefined) bound.grown(account, 1);
      return person;
    },

    remove: async (account, userId) => (await database()).delete('people', [account, userId]),
  };
};
