/** Runs in a page of the extension, on its real database. */
import { createKnownFacts } from '../../../utils/adapters/storage/archive.ts';
import { createDatabase } from '../../../utils/adapters/storage/database.ts';
import { createImportStore } from '../../../utils/adapters/storage/imports.ts';
import { createPeopleStore, toStored } from '../../../utils/adapters/storage/people.ts';
import { createIdList } from '../../../utils/core/imports/id-list.ts';
import { mergeSeen, newPerson } from '../../../utils/core/people/facts.ts';
import type { UserId } from '../../../utils/core/people/ids.ts';

const database = createDatabase();
const known = createKnownFacts(database);
const people = createPeopleStore(database, Date);

/** Spread as X's own ids are: by time, with a counter at the end that is nearly always 0. */
const idOf = (index: number): UserId => String(BigInt(1_000_000_007 * (index + 1)) << 22n) as UserId;

const listOf = (from: number, count: number) => {
  const list = createIdList();
  for (let i = 0; i < count; i += 1) list.add(idOf(from + i));
  return { ...list.finish(), invalid: 0 };
};

const timed = async (count: number, work: (index: number) => Promise<unknown>): Promise<number[]> => {
  const samples: number[] = [];
  for (let i = -20; i < count; i += 1) {
    const start = performance.now();
    await work(Math.abs(i) * 7919);
    if (i >= 0) samples.push(performance.now() - start);
  }
  return samples;
};

const lookupBench = {
  async fill(account: UserId, stored: number, listed: number): Promise<void> {
    const db = await database();
    for (let from = 0; from < stored; from += 5000) {
      const tx = db.transaction('people', 'readwrite');
      const batch = Array.from({ length: Math.min(5000, stored - from) }, (_, i) => from + i);
      await Promise.all(
        batch.map((index) => {
          const person = newPerson(account, idOf(index), index);
          const seen = { name: `Person ${index}`, facts: { iFollow: index % 2 === 0, verified: false } };
          return tx.store.put(toStored(mergeSeen(person, seen, 'x-page', index), index));
        }),
      );
      await tx.done;
    }
    const lists = {
      following: listOf(0, listed),
      follower: listOf(100_000, listed),
      block: listOf(0, 500),
      mute: listOf(0, 500),
    };
    await createImportStore(database).write(account, { archive: { at: 1, lists } }, 2);
  },

  known: (account: UserId, stored: number, count: number) =>
    timed(count, (index) => known.of(account, idOf(index % stored))),

  /** Until `stop`: every lookup while something else goes on. */
  async knownUntil(account: UserId, stored: number): Promise<number[]> {
    const samples: number[] = [];
    lookupBench.isStopped = false;
    while (!lookupBench.isStopped) {
      const start = performance.now();
      await known.of(account, idOf((samples.length * 7919) % stored));
      samples.push(performance.now() - start);
      // As rings come: not one after the other.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return samples;
  },
  isStopped: false,

  update: (account: UserId, stored: number, count: number) =>
    timed(count, (index) =>
      people.update(account, idOf(index % stored), (person) =>
        mergeSeen(
          person ?? newPerson(account, idOf(index % stored), 0),
          { facts: { verified: true } },
          'x-page',
          9e12 + index,
        ),
      ),
    ),
};

export type LookupBench = typeof lookupBench;
Object.assign(globalThis, { lookupBench });
