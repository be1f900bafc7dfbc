import { beforeEach, expect, test } from 'vitest';
import { createDatabase } from '../../../../utils/adapters/storage/database.ts';
import { createLogStore } from '../../../../utils/adapters/storage/log.ts';
import { trimPeople } from '../../../../utils/adapters/storage/people-bound.ts';
import { createPeopleStore } from '../../../../utils/adapters/storage/people.ts';
import { createPinStore } from '../../../../utils/adapters/storage/pins.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { Person } from '../../../../utils/core/people/person.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { ALICE, BOB, freshDisk, logEntry, person, pin } from './given.ts';

beforeEach(freshDisk);

const open = () => {
  const clock = createFakeClock();
  const database = createDatabase();
  const people = createPeopleStore(database, clock);
  return {
    clock,
    database,
    people,
    ids: async () => (await people.list(ALICE)).map(({ userId }) => userId),
    learn: async (userId: string, change: Partial<Person> = {}) => {
      clock.advance(1000);
      await people.update(ALICE, userId as UserId, (known) => ({
        ...(known ?? person(ALICE, userId as UserId)),
        accepted: false,
        ...change,
      }));
    },
  };
};

test('of people of whom nothing but facts is known, those go of whom nothing was learned for longest', async () => {
  const { clock, database, learn, ids } = open();
  for (const id of ['1', '2', '3', '4']) await learn(id);
  await learn('1', { name: 'Seen again' });
  await trimPeople(database, ALICE, 2, clock.now());
  expect(await ids()).toEqual(['1', '4']);
});

test.each<[string, Partial<Person>]>([
  ['a star', { starred: true }],
  ['a card', { accepted: true }],
  ['a block', { blocked: true }],
  ['a note', { note: 'x' }],
  ['a verdict', { verdict: 'silent' }],
  ['relay only', { relayOnly: true }],
])('%s keeps a person', async (_, change) => {
  const { clock, database, learn, ids } = open();
  await learn('1', change);
  for (const id of ['2', '3']) await learn(id);
  await trimPeople(database, ALICE, 0, clock.now());
  expect(await ids()).toEqual(['1']);
});

test('a card that was only read and an entry in Recent keep a person, too', async () => {
  const { clock, database, learn, ids } = open();
  for (const id of ['1', BOB, '3']) await learn(id);
  await createPinStore(database).put(pin(ALICE, '1' as UserId, 'device'));
  await createLogStore(database).add(logEntry(ALICE, 'call', 1));
  await trimPeople(database, ALICE, 0, clock.now());
  expect((await ids()).toSorted()).toEqual(['1', BOB].toSorted());
});

test('many go in several steps, and people of another account stay', async () => {
  const { clock, database, people, learn, ids } = open();
  for (let id = 1; id <= 450; id += 1) await learn(String(id));
  await people.update(BOB, ALICE, () => ({ ...person(BOB, ALICE), accepted: false }));
  await trimPeople(database, ALICE, 10, clock.now());
  expect(await ids()).toHaveLength(10);
  expect(await people.list(BOB)).toHaveLength(1);
});

test('who loses what kept them can go', async () => {
  const { clock, database, learn, ids } = open();
  await learn('1', { starred: true });
  await learn('1', { starred: false });
  await trimPeople(database, ALICE, 0, clock.now());
  expect(await ids()).toEqual([]);
});
