import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, openDB, unwrap } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createDatabase, DATABASE_VERSION } from '../../../../utils/adapters/storage/database.ts';
import { StorageError } from '../../../../utils/core/lib/storage-error.ts';
import { trimPeople } from '../../../../utils/adapters/storage/people-bound.ts';
import { createPeopleStore } from '../../../../utils/adapters/storage/people.ts';
import { ALICE, BOB, clock, freshDisk, person } from './given.ts';

const newerVersion = DATABASE_VERSION + 1;

describe('database', () => {
  beforeEach(freshDisk);

  test('data of a newer version is told apart and left untouched', async () => {
    const newer = await openDB('ahoy', newerVersion, {
      upgrade: (db) => void db.createObjectStore('fromTheFuture').put('kept', 'key'),
    });
    newer.close();

    const refused = createDatabase()().catch((error: unknown) => error);
    expect(await refused).toBeInstanceOf(StorageError);
    expect(await refused).toMatchObject({ reason: 'newer-data' });
    const again = await openDB('ahoy', newerVersion);
    expect(await again.get('fromTheFuture', 'key')).toBe('kept');
  });

  test('people of version 1 are there after the upgrade, and stay', async () => {
    const first = await openDB('ahoy', 1, {
      upgrade: (db) => void db.createObjectStore('people', { keyPath: ['account', 'userId'] }),
    });
    await first.put('people', { ...person(ALICE, BOB), accepted: false });
    first.close();

    await trimPeople(createDatabase(), ALICE, 0, clock.now());
    expect(await createPeopleStore(createDatabase(), clock).list(ALICE)).toEqual([
      { ...person(ALICE, BOB), accepted: false },
    ]);
  });

  test('an open connection makes way for the upgrade of a newer version', async () => {
    const people = createPeopleStore(createDatabase(), clock);
    await people.update(ALICE, BOB, () => person(ALICE, BOB));

    const newer = await openDB('ahoy', newerVersion);
    expect(await newer.get('people', [ALICE, BOB])).toMatchObject(person(ALICE, BOB));
    await expect(people.list(ALICE)).rejects.toMatchObject({ reason: 'newer-data' });
  });

  test('whoever wants to know hears of a deletion, and not of an upgrade', async () => {
    const lost = vi.fn<() => void>();
    const database = createDatabase('ahoy', lost);
    await database();
    await deleteDB('ahoy');
    expect(lost).toHaveBeenCalledOnce();
    expect(await (await database()).getAll('accounts')).toEqual([]);

    (await openDB('ahoy', newerVersion)).close();
    expect(lost).toHaveBeenCalledOnce();
  });

  test('whoever wants to know hears that the browser took the connection away', async () => {
    const lost = vi.fn<() => void>();
    const database = createDatabase('ahoy', lost);
    const before = await database();
    forceCloseDatabase(unwrap(before) as never);
    await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce());
    expect(await database()).not.toBe(before);
  });

  test('a database that cannot be opened is reported as broken, and tried again', async () => {
    const database = createDatabase();
    globalThis.indexedDB.open = () => {
      throw new DOMException('disk full', 'UnknownError');
    };
    await expect(database()).rejects.toMatchObject({ reason: 'storage-broken' });

    Reflect.deleteProperty(globalThis.indexedDB, 'open');
    await expect(database()).resolves.toMatchObject({ name: 'ahoy' });
  });
});
