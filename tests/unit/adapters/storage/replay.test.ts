import { beforeEach, describe, expect, test } from 'vitest';
import { createDatabase } from '../../../../utils/adapters/storage/database.ts';
import { createReplayMarks } from '../../../../utils/adapters/storage/replay.ts';
import { ALICE, BOB, freshDisk, restarted } from './given.ts';

const at = (now: number) => ({ now: () => now });

describe('replay marks', () => {
  beforeEach(freshDisk);

  test('a letter is new once, also after a restart', async () => {
    const marks = createReplayMarks(createDatabase(), at(0));
    expect(await marks.seen(ALICE, 'letter', 100)).toBe(false);
    expect(await marks.seen(ALICE, 'letter', 100)).toBe(true);
    expect(await createReplayMarks(restarted(), at(50)).seen(ALICE, 'letter', 100)).toBe(true);
  });

  test('of many copies that arrive at once exactly one is new', async () => {
    const contexts = [createReplayMarks(createDatabase(), at(0)), createReplayMarks(createDatabase(), at(0))];
    const answers = await Promise.all(
      [...contexts, ...contexts, ...contexts].map((marks) => marks.seen(ALICE, 'letter', 100)),
    );

    expect(answers.filter((seen) => !seen)).toHaveLength(1);
  });

  test('the same letter to another account is another letter', async () => {
    const marks = createReplayMarks(createDatabase(), at(0));
    await marks.seen(ALICE, 'letter', 100);

    expect(await marks.seen(BOB, 'letter', 100)).toBe(false);
  });

  test('a mark lasts to its last millisecond and is gone after it', async () => {
    const database = createDatabase();
    await createReplayMarks(database, at(0)).seen(ALICE, 'letter', 100);
    expect(await createReplayMarks(database, at(100)).seen(ALICE, 'letter', 100)).toBe(true);
    await createReplayMarks(database, at(101)).seen(ALICE, 'another', 200);

    expect(await (await database()).getAllKeys('replay')).toEqual([[ALICE, 'another']]);
  });
});
