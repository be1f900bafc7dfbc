import { beforeEach, describe, expect, test } from 'vitest';
import { createArchiveLists, createKnownFacts } from '../../../../utils/adapters/storage/archive.ts';
import { createDatabase } from '../../../../utils/adapters/storage/database.ts';
import { createPendingHandles } from '../../../../utils/adapters/storage/handles.ts';
import { createImportStore } from '../../../../utils/adapters/storage/imports.ts';
import { createPeopleStore } from '../../../../utils/adapters/storage/people.ts';
import type { Contact } from '../../../../utils/core/imports/contact.ts';
import type { FoundImport } from '../../../../utils/core/imports/found.ts';
import { createIdList } from '../../../../utils/core/imports/id-list.ts';
import type { ArchiveList } from '../../../../utils/core/people/archive.ts';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import { ALICE, BOB, CAROL, clock, freshDisk, person } from './given.ts';

const NOW = clock.now();
const DAY = 86_400_000;

const archive = (
  lists: { readonly [K in ArchiveList]?: readonly UserId[] },
  at = NOW - DAY,
): FoundImport => ({
  archive: {
    at,
    lists: Object.fromEntries(
      Object.entries(lists).map(([list, ids]) => {
        const builder = createIdList();
        for (const id of ids) builder.add(id);
        return [list, { ...builder.finish(), invalid: 0 }];
      }),
    ),
  },
});

const contacts = (...people: readonly Contact[]): FoundImport => ({ contacts: { people, skipped: {} } });
const handle = (text: string) => text as Handle;

const open = () => {
  const database = createDatabase();
  return {
    imports: createImportStore(database),
    known: createKnownFacts(database),
    lists: createArchiveLists(database),
    handles: createPendingHandles(database),
    people: createPeopleStore(database, clock),
  };
};

beforeEach(freshDisk);

describe('an imported archive', () => {
  test('says of everybody whether they are in a list, and nothing about lists that were not there', async () => {
    const { imports, known } = open();
    await imports.write(ALICE, archive({ following: [BOB], block: [CAROL] }), NOW);
    const from = { source: 'x-archive', at: NOW - DAY };
    expect(await known.of(ALICE, BOB)).toEqual({
      iFollow: { value: true, ...from },
      blockedOnX: { value: false, ...from },
    });
    expect(await known.of(ALICE, CAROL)).toEqual({
      iFollow: { value: false, ...from },
      blockedOnX: { value: true, ...from },
    });
  });

  test('of nobody says no about everybody', async () => {
    const { imports, known } = open();
    await imports.write(ALICE, archive({ follower: [], mute: [] }), NOW);
    expect(await known.of(ALICE, BOB)).toMatchObject({
      followsMe: { value: false },
      mutedOnX: { value: false },
    });
  });

  test('gives way to what X’s page showed later, and not to what it showed before', async () => {
    const { imports, known, people } = open();
    const seen = (at: number) => ({ iFollow: { value: false, source: 'x-page', at } }) as const;
    await people.update(ALICE, BOB, () => ({ ...person(ALICE, BOB), facts: seen(NOW - 2 * DAY) }));
    await people.update(ALICE, CAROL, () => ({ ...person(ALICE, CAROL), facts: seen(NOW) }));
    await imports.write(ALICE, archive({ following: [BOB, CAROL] }), NOW);
    expect((await known.of(ALICE, BOB)).iFollow).toEqual({
      value: true,
      source: 'x-archive',
      at: NOW - DAY,
    });
    expect((await known.of(ALICE, CAROL)).iFollow).toEqual(seen(NOW).iFollow);
  });

  test('is of one account', async () => {
    const { imports, known, lists } = open();
    await imports.write(ALICE, archive({ following: [BOB] }), NOW);
    expect(await known.of(CAROL, BOB)).toEqual({});
    expect(await lists.imported(CAROL)).toEqual({});
  });

  test('replaces a list as a whole, and undone puts the former one back', async () => {
    const { imports, known, lists } = open();
    await imports.write(ALICE, archive({ following: [BOB], mute: [BOB] }, NOW - 9 * DAY), NOW - 8 * DAY);
    const before = await lists.imported(ALICE);
    const former = await imports.write(ALICE, archive({ following: [CAROL], block: [] }), NOW);

    expect((await known.of(ALICE, BOB)).iFollow?.value).toBe(false);
    expect(await lists.imported(ALICE)).toMatchObject({
      following: { at: NOW - DAY, count: 1, importedAt: NOW },
      mute: { at: NOW - 9 * DAY },
      block: { count: 0 },
    });

    await imports.undo(ALICE, former, NOW);
    expect(await lists.imported(ALICE)).toEqual(before);
    expect(await known.of(ALICE, BOB)).toMatchObject({ iFollow: { value: true }, mutedOnX: { value: true } });
    expect(await known.of(ALICE, CAROL)).toMatchObject({ iFollow: { value: false } });
  });

  test('is written whole or not at all', async () => {
    const { imports, known, lists, handles } = open();
    await imports.write(ALICE, archive({ following: [BOB] }, NOW - 9 * DAY), NOW);
    const broken = {
      ...archive({ following: [CAROL] }),
      // What the store cannot clone stands for any failure after the first writes.
      ...contacts({ handle: handle('zoe') }, { handle: handle('dan'), name: (() => 'x') as never }),
    };
    await expect(imports.write(ALICE, broken, NOW)).rejects.toThrow();
    expect((await known.of(ALICE, BOB)).iFollow?.value).toBe(true);
    expect((await lists.imported(ALICE)).following?.at).toBe(NOW - 9 * DAY);
    expect(await handles.count(ALICE)).toBe(0);
  });

  test('of half a million is written in seconds', async () => {
    const { imports, known } = open();
    const ids = Array.from({ length: 500_000 }, (_, i) => String(BigInt(i + 1) * 4_194_304n) as UserId);
    await imports.write(ALICE, archive({ following: ids }), NOW);
    expect((await known.of(ALICE, ids[250_000] ?? BOB)).iFollow?.value).toBe(true);
    expect((await known.of(ALICE, '4194305' as UserId)).iFollow?.value).toBe(false);
  });
});

describe('imported contacts', () => {
  test('known by their id are starred, and keep all else that is known of them', async () => {
    const { imports, people } = open();
    await people.update(ALICE, BOB, () => ({ ...person(ALICE, BOB), note: 'choir', name: 'Bob' }));
    const former = await imports.write(
      ALICE,
      contacts({ id: BOB, name: 'Robert' }, { id: CAROL, name: 'Carol', handle: handle('carol') }),
      NOW,
    );
    expect(await people.get(ALICE, BOB)).toMatchObject({ starred: true, note: 'choir', name: 'Bob' });
    expect(await people.get(ALICE, CAROL)).toMatchObject({ starred: true, name: 'Carol', handle: 'carol' });

    await imports.undo(ALICE, former, NOW);
    expect(await people.get(ALICE, BOB)).toMatchObject({ starred: false, note: 'choir' });
    expect(await people.get(ALICE, CAROL)).toBeUndefined();
  });

  test('undone, keep the star that was there before and what was learned since', async () => {
    const { imports, people } = open();
    await people.update(ALICE, BOB, () => ({ ...person(ALICE, BOB), starred: true }));
    const former = await imports.write(ALICE, contacts({ id: BOB }, { id: CAROL }), NOW);
    await people.update(ALICE, CAROL, (known) => ({ ...(known ?? person(ALICE, CAROL)), note: 'new' }));
    await imports.undo(ALICE, former, NOW);
    expect(await people.get(ALICE, BOB)).toMatchObject({ starred: true });
    expect(await people.get(ALICE, CAROL)).toMatchObject({ starred: false, note: 'new' });
  });

  test('known by a handle wait under it, whatever its capitals, until they are taken or undone', async () => {
    const { imports, handles } = open();
    const first = await imports.write(ALICE, contacts({ handle: handle('Zoe'), name: 'Zoë' }), NOW);
    const second = await imports.write(ALICE, contacts({ handle: handle('zoe') }), NOW + 1);
    expect(await handles.find(ALICE, [handle('ZOE'), handle('bob')])).toEqual([
      { account: ALICE, key: 'zoe', handle: 'zoe', at: NOW + 1, source: 'contacts' },
    ]);
    await imports.undo(ALICE, second, NOW);
    expect((await handles.find(ALICE, [handle('zoe')]))[0]?.name).toBe('Zoë');
    await imports.undo(ALICE, first, NOW);
    expect(await handles.count(ALICE)).toBe(0);
  });

  test('that wait under a handle can be named, forgotten and put back', async () => {
    const { imports, handles } = open();
    await imports.write(ALICE, contacts({ handle: handle('Zoe') }, { handle: handle('bob') }), NOW);
    await imports.write(BOB, contacts({ handle: handle('dan') }), NOW);
    expect(await handles.first(ALICE, 1)).toEqual(['bob']);
    const cleared = await handles.clear(ALICE);
    expect([await handles.count(ALICE), await handles.count(BOB)]).toEqual([0, 1]);
    await handles.putBack(cleared);
    expect(await handles.first(ALICE, 5)).toEqual(['bob', 'Zoe']);
  });

  test('that joined by a handle leave My people when undone, and nobody else does', async () => {
    const { imports, handles, people } = open();
    const DAN = '4004' as UserId;
    const of = (id: UserId, name: string, starred: boolean) => ({
      ...person(ALICE, id),
      handle: handle(name),
      starred,
    });
    await imports.write(ALICE, contacts({ handle: handle('dan') }), NOW);
    await people.update(ALICE, BOB, () => of(BOB, 'bob', true));
    const former = await imports.write(
      ALICE,
      contacts({ handle: handle('bob') }, { handle: handle('carol') }, { handle: handle('dan') }),
      NOW,
    );
    // X shows all of them.
    await people.update(ALICE, CAROL, () => ({ ...of(CAROL, 'Carol', true), note: 'new' }));
    await people.update(ALICE, DAN, () => of(DAN, 'dan', true));
    for (const name of ['bob', 'carol', 'dan']) await handles.remove(ALICE, handle(name));

    await imports.undo(ALICE, former, NOW);
    expect(await people.get(ALICE, CAROL)).toMatchObject({ starred: false, note: 'new' });
    expect(await people.get(ALICE, BOB)).toMatchObject({ starred: true });
    // By the import before.
    expect(await people.get(ALICE, DAN)).toMatchObject({ starred: true });
    expect(await handles.count(ALICE)).toBe(0);
  });
});
