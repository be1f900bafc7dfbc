import { beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../../../utils/core/people/person.ts';
import { createDatabase } from '../../../../utils/adapters/storage/database.ts';
import { createPeopleStore } from '../../../../utils/adapters/storage/people.ts';
import { ALICE, BOB, CAROL, clock, freshDisk, person, restarted } from './given.ts';

describe('people', () => {
  beforeEach(freshDisk);

  test('a person is still known after a restart', async () => {
    await createPeopleStore(createDatabase(), clock).update(ALICE, BOB, () => person(ALICE, BOB));

    expect(await createPeopleStore(restarted(), clock).get(ALICE, BOB)).toEqual(person(ALICE, BOB));
  });

  test('what one account knows, starred or removed stays unknown to another', async () => {
    const people = createPeopleStore(createDatabase(), clock);
    await people.update(ALICE, CAROL, () => ({ ...person(ALICE, CAROL), starred: true }));
    await people.update(BOB, CAROL, () => ({ ...person(BOB, CAROL), blocked: true }));
    await people.remove(ALICE, CAROL);

    expect(await people.list(ALICE)).toEqual([]);
    expect(await people.list(BOB)).toEqual([{ ...person(BOB, CAROL), blocked: true }]);
  });

  test('an account whose id starts with the id of another sees its own people only', async () => {
    const people = createPeopleStore(createDatabase(), clock);
    const longer = '10012' as typeof ALICE;
    await people.update(longer, BOB, () => person(longer, BOB));

    expect(await people.list(ALICE)).toEqual([]);
    expect(await people.list(longer)).toHaveLength(1);
  });

  test('changes made at the same time from two contexts are all kept', async () => {
    const [one, other] = [
      createPeopleStore(createDatabase(), clock),
      createPeopleStore(createDatabase(), clock),
    ];
    await one.update(ALICE, BOB, () => person(ALICE, BOB));
    await Promise.all(
      Array.from({ length: 10 }, () => [one, other])
        .flat()
        .map((people) =>
          people.update(ALICE, BOB, (known = person(ALICE, BOB)) => ({ ...known, note: `${known.note}x` })),
        ),
    );

    expect((await one.get(ALICE, BOB))?.note).toBe('x'.repeat(20));
  });

  test('a change that fails or turns somebody into another person leaves everything as it was', async () => {
    const people = createPeopleStore(createDatabase(), clock);
    await people.update(ALICE, BOB, () => person(ALICE, BOB));

    await expect(people.update(ALICE, BOB, () => person(ALICE, CAROL))).rejects.toThrow();
    await expect(
      people.update(ALICE, BOB, () => {
        throw new Error('a bug');
      }),
    ).rejects.toThrow('a bug');
    expect(await people.list(ALICE)).toEqual([person(ALICE, BOB)]);
    await expect(people.update(ALICE, BOB, () => person(ALICE, BOB))).resolves.toEqual(person(ALICE, BOB));
  });

  test('many are changed at once, or none when one of them fails; those left as they are are not written', async () => {
    const people = createPeopleStore(createDatabase(), clock);
    await people.update(ALICE, BOB, () => person(ALICE, BOB));
    const note = (text: string) => (userId: typeof BOB, known?: Person) =>
      userId === BOB && known !== undefined ? known : { ...person(ALICE, userId), note: text };

    expect(await people.updateMany(ALICE, [BOB, CAROL], note('new'))).toBe(1);
    expect(await people.get(ALICE, BOB)).toEqual(person(ALICE, BOB));
    expect((await people.get(ALICE, CAROL))?.note).toBe('new');
    const failing = (userId: typeof BOB): Person => {
      if (userId === CAROL) throw new Error('a bug');
      return { ...person(ALICE, userId), note: 'half' };
    };
    await expect(people.updateMany(ALICE, [BOB, CAROL], failing)).rejects.toThrow('a bug');
    await expect(people.updateMany(ALICE, [BOB], () => person(ALICE, CAROL))).rejects.toThrow();
    expect(await people.get(ALICE, BOB)).toEqual(person(ALICE, BOB));
  });

  test('a thousand are taken in, each once', async () => {
    const people = createPeopleStore(createDatabase(), clock);
    const ids = Array.from({ length: 1000 }, (_, index) => String(index + 1) as typeof BOB);

    expect(await people.updateMany(ALICE, ids, (id) => person(ALICE, id))).toBe(1000);
    expect(await people.list(ALICE)).toHaveLength(1000);
  });
});
