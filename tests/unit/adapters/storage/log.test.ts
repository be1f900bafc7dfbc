import type { UserId } from '../../../../utils/core/people/ids.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { createDatabase } from '../../../../utils/adapters/storage/database.ts';
import { createLogStore } from '../../../../utils/adapters/storage/log.ts';
import { ALICE, BOB, freshDisk, logEntry, restarted } from './given.ts';

describe('log', () => {
  beforeEach(freshDisk);

  test('lists the newest first, as many as asked for, of one account', async () => {
    const log = createLogStore(createDatabase());
    for (const at of [2, 3, 1]) await log.add(logEntry(ALICE, `call${at}`, at));
    await log.add(logEntry(BOB, 'other', 4));

    expect((await createLogStore(restarted()).list(ALICE, 2)).map(({ at }) => at)).toEqual([3, 2]);
  });

  test('files a call once, however often its end is reported', async () => {
    const log = createLogStore(createDatabase());
    await log.add(logEntry(ALICE, 'call', 1));
    await log.add({ ...logEntry(ALICE, 'call', 1), outcome: 'answered' });

    expect(await log.list(ALICE, 10)).toEqual([{ ...logEntry(ALICE, 'call', 1), outcome: 'answered' }]);
  });

  test('a caller who reuses the id of a call of mine does not overwrite its entry', async () => {
    const log = createLogStore(createDatabase());
    await log.add({ ...logEntry(ALICE, 'call', 1), direction: 'outgoing' });
    await log.add(logEntry(ALICE, 'call', 2));

    expect(await log.list(ALICE, 10)).toHaveLength(2);
  });

  test('keeps so many entries per account: the oldest go', async () => {
    const log = createLogStore(createDatabase(), { all: 20, ofOne: 20 });
    for (let at = 1; at <= 22; at += 1) await log.add(logEntry(ALICE, `call${at}`, at));
    await log.add(logEntry(BOB, 'other', 1));
    const kept = await log.list(ALICE, 30);

    expect([kept.length, kept[0]?.at, kept.at(-1)?.at]).toEqual([20, 22, 3]);
    expect(await log.list(BOB, 10)).toHaveLength(1);
  });

  test('somebody who calls without end pushes out only entries of their own', async () => {
    const log = createLogStore(createDatabase(), { all: 20, ofOne: 5 });
    const friend = { userId: '77' as UserId };
    await log.add({ ...logEntry(ALICE, 'friend', 1), person: friend });
    for (let at = 2; at <= 40; at += 1) await log.add(logEntry(ALICE, `call${at}`, at));
    await log.add({ ...logEntry(ALICE, 'friend again', 41), person: friend });

    expect((await log.list(ALICE, 30)).map(({ at }) => at)).toEqual([41, 40, 39, 38, 37, 36, 1]);
  });

  test('calls that nobody noticed push out no other, not even of the same person', async () => {
    const log = createLogStore(createDatabase(), { all: 20, ofOne: 5 });
    const silent = { outcome: 'silenced', end: 'silenced' } as const;
    await log.add({ ...logEntry(ALICE, 'ignored', 1), outcome: 'silenced', end: 'ignored' });
    for (const at of [2, 3]) await log.add({ ...logEntry(ALICE, `missed${at}`, at), outcome: 'missed' });
    for (let at = 4; at <= 40; at += 1) await log.add({ ...logEntry(ALICE, `call${at}`, at), ...silent });

    expect((await log.list(ALICE, 30)).map(({ at }) => at)).toEqual([40, 39, 3, 2, 1]);
  });

  test('finds what happened with one person, both ways, and what happened lately with anybody', async () => {
    const log = createLogStore(createDatabase());
    await log.add(logEntry(ALICE, 'a', 1));
    await log.add({ ...logEntry(ALICE, 'b', 5), direction: 'outgoing' });
    await log.add({ ...logEntry(ALICE, 'c', 9), person: { userId: '77' as UserId } });
    await log.add(logEntry(BOB, 'd', 9));
    const { userId } = logEntry(ALICE, 'a', 1).person;

    expect((await log.ofPerson(ALICE, userId)).map(({ at }) => at)).toEqual([1, 5]);
    expect((await log.since(ALICE, 5)).map(({ at }) => at)).toEqual([5, 9]);
  });

  test('clearing empties the log of that account only', async () => {
    const log = createLogStore(createDatabase());
    await log.add(logEntry(ALICE, 'call', 1));
    await log.add(logEntry(BOB, 'call', 1));
    await log.clear(ALICE);

    expect(await log.list(ALICE, 10)).toEqual([]);
    expect(await log.list(BOB, 10)).toHaveLength(1);
  });

  test('is put back as it was after it was cleared', async () => {
    const log = createLogStore(createDatabase());
    for (const [call, at] of [
      ['a', 1],
      ['b', 2],
    ] as const)
      await log.add(logEntry(ALICE, call, at));
    const before = await log.list(ALICE, 10);
    await log.clear(ALICE);
    expect([...(await log.people(ALICE))]).toEqual([]);
    await log.restore(before);
    expect(await log.list(ALICE, 10)).toEqual(before);
    expect([...(await log.people(ALICE))]).toEqual([BOB]);
    expect([...(await log.people(BOB))]).toEqual([]);
  });
});
