import type { UserId } from '../../core/people/ids.ts';
import type { Person } from '../../core/people/person.ts';
import type { Clock, PeopleStore } from '../../models/ports.ts';
import { ofAccount, type Database, type StoredPerson } from './database.ts';
import { createPeopleBound } from './people-bound.ts';

const ANOTHER = 'A person cannot become another one';
const isOf = (person: Person, account: UserId, userId: UserId): boolean =>
  person.account === account && person.userId === userId;

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
      if (!isOf(person, account, userId)) {
        tx.abort();
        await tx.done.catch(() => {});
        throw new Error(ANOTHER);
      }
      if (person !== known) await tx.store.put(toStored(person, clock.now()));
      await tx.done;
      if (known === undefined) bound.grown(account, 1);
      return person;
    },

    async updateMany(account, userIds, change) {
      const tx = (await database()).transaction('people', 'readwrite');
      let written = 0;
      let added = 0;
      try {
        for (const userId of userIds) {
          const stored = await tx.store.get([account, userId]);
          const known = stored && toPerson(stored);
          const person = change(userId, known);
          if (person === known) continue;
          if (!isOf(person, account, userId)) throw new Error(ANOTHER);
          await tx.store.put(toStored(person, clock.now()));
          written += 1;
          if (known === undefined) added += 1;
        }
      } catch (error) {
        tx.abort();
        await tx.done.catch(() => {});
        throw error;
      }
      await tx.done;
      if (added > 0) bound.grown(account, added);
      return written;
    },

    remove: async (account, userId) => (await database()).delete('people', [account, userId]),
  };
};
