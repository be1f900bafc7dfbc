/** Writes what was imported, all or nothing, and takes it back. */
import type { Contact } from '../../core/imports/contact.ts';
import type { FoundImport } from '../../core/imports/found.ts';
import { ARCHIVE_LISTS, type ArchiveList } from '../../core/people/archive.ts';
import { newPerson } from '../../core/people/facts.ts';
import type { Handle, UserId } from '../../core/people/ids.ts';
import { keyOfHandle, type PendingHandle } from '../../core/people/pending-handle.ts';
import type { Person } from '../../core/people/person.ts';
import type { IDBPTransaction } from 'idb';
import {
  ofAccount,
  type AhoySchema,
  type ArchiveBucket,
  type Database,
  type StoredArchiveList,
  type StoredPerson,
} from './database.ts';
import { inBatches } from './in-batches.ts';
import { toStored } from './people.ts';
import { toPerson } from './read-people.ts';
import { transact } from './transact.ts';

/** What was there before, as far as it was changed. */
export type Former = {
  readonly lists: readonly {
    readonly list: ArchiveList;
    readonly meta: StoredArchiveList | undefined;
    readonly buckets: readonly ArchiveBucket[];
  }[];
  readonly people: readonly { readonly before: Person | undefined; readonly written: Person }[];
  readonly handles: readonly { readonly key: string; readonly before: PendingHandle | undefined }[];
  /** Who was in *My people* by whatever else, where handles were written. */
  readonly starred: ReadonlySet<string>;
};

const STORES = ['archive', 'archiveLists', 'people', 'handles'] as const;
type Stores = (typeof STORES)[number];
type Tx = IDBPTransaction<AhoySchema, Stores[], 'readwrite'>;

const ofList = (account: UserId, list: ArchiveList): IDBKeyRange =>
  IDBKeyRange.bound([account, list], [account, list, []]);

const replaceList = async (
  tx: Tx,
  meta: StoredArchiveList,
  buckets: readonly ArchiveBucket[],
): Promise<Former['lists'][number]> => {
  const { list } = meta;
  const [account, archive, metas] = [
    meta.account as UserId,
    tx.objectStore('archive'),
    tx.objectStore('archiveLists'),
  ];
  const former = {
    list,
    meta: await metas.get([account, list]),
    buckets: await archive.getAll(ofList(account, list)),
  };
  await archive.delete(ofList(account, list));
  await Promise.all(buckets.map((bucket) => archive.put(bucket)));
  await metas.put(meta);
  return former;
};

const star = async (
  tx: Tx,
  account: UserId,
  { id, handle, name }: Contact & { readonly id: UserId },
  now: number,
): Promise<Former['people'][number]> => {
  const people = tx.objectStore('people');
  const stored = await people.get([account, id]);
  const before = stored && toPerson(stored);
  const added = { ...newPerson(account, id, now), ...(handle && { handle }), ...(name && { name }) };
  const written = { ...(before ?? added), starred: true };
  await people.put(toStored(written, now));
  return { before, written };
};

const addHandles = async (
  tx: Tx,
  account: UserId,
  contacts: readonly (Contact & { readonly handle: Handle })[],
  now: number,
): Promise<Former['handles']> => {
  const handles = tx.objectStore('handles');
  const known = new Map((await handles.getAll(ofAccount(account))).map((pending) => [pending.key, pending]));
  return inBatches(contacts, async ({ handle, name }) => {
    const key = keyOfHandle(handle);
    await handles.put({ account, key, handle, at: now, source: 'contacts', ...(name && { name }) });
    return { key, before: known.get(key) };
  });
};

const hasId = (contact: Contact): contact is Contact & { readonly id: UserId } => contact.id !== undefined;
const hasHandle = (contact: Contact): contact is Contact & { readonly handle: Handle } =>
  contact.id === undefined && contact.handle !== undefined;

/** Undone: what was known of a person apart from the star stays, also what was learned since. */
const unstar = async (tx: Tx, { before, written }: Former['people'][number], now: number): Promise<void> => {
  const people = tx.objectStore('people');
  const key = [written.account, written.userId] as [string, string];
  const stored: StoredPerson | undefined = await people.get(key);
  if (stored === undefined || before?.starred === true) return;
  const isUntouched = JSON.stringify(toPerson(stored)) === JSON.stringify(written);
  if (before === undefined && isUntouched) await people.delete(key);
  else await people.put(toStored({ ...toPerson(stored), starred: false }, now));
};

const starredIn = async (tx: Tx, account: UserId): Promise<readonly StoredPerson[]> => {
  const kept = await tx.objectStore('people').index('byKept').getAll([account, 1]);
  return kept.filter(({ starred }) => starred);
};

/** Undone: whoever has joined *My people* by one of these handles meanwhile leaves it. */
const unstarJoined = async (
  tx: Tx,
  account: UserId,
  keys: ReadonlySet<string>,
  before: Former['starred'],
  now: number,
): Promise<void> => {
  if (keys.size === 0) return;
  const joined = (await starredIn(tx, account)).filter(
    ({ userId, handle }) => handle !== undefined && keys.has(keyOfHandle(handle)) && !before.has(userId),
  );
  await inBatches(joined, (person) =>
    tx.objectStore('people').put(toStored({ ...toPerson(person), starred: false }, now)),
  );
};

/** A handle that is gone was joined or forgotten: what an earlier import wanted with it was done. */
const takeBack = async (
  tx: Tx,
  account: UserId,
  { key, before }: Former['handles'][number],
): Promise<void> => {
  const pending = tx.objectStore('handles');
  if (before === undefined) await pending.delete([account, key]);
  else if ((await pending.get([account, key])) !== undefined) await pending.put(before);
};

export const createImportStore = (database: Database) => ({
  write(account: UserId, { archive, contacts }: FoundImport, now: number): Promise<Former> {
    const [byId, byHandle] = [contacts?.people.filter(hasId) ?? [], contacts?.people.filter(hasHandle) ?? []];
    const stores: Stores[] = [
      ...(archive === undefined ? [] : (['archive', 'archiveLists'] as const)),
      ...(contacts === undefined ? [] : (['people'] as const)),
      ...(byHandle.length === 0 ? [] : (['handles'] as const)),
    ];
    return transact(database, stores, async (tx) => ({
      starred: new Set(
        byHandle.length === 0 ? [] : (await starredIn(tx, account)).map(({ userId }) => userId),
      ),
      lists: await Promise.all(
        ARCHIVE_LISTS.flatMap((list) => {
          const found = archive?.lists[list];
          if (archive === undefined || found === undefined) return [];
          const meta = { account, list, at: archive.at, count: found.count, importedAt: now };
          const buckets = [...found.buckets].map(([bucket, ids]) => ({ account, list, bucket, ids }));
          return [replaceList(tx, meta, buckets)];
        }),
      ),
      people: await inBatches(byId, (contact) => star(tx, account, contact, now)),
      handles: byHandle.length === 0 ? [] : await addHandles(tx, account, byHandle, now),
    }));
  },

  undo(account: UserId, { lists, people, handles, starred }: Former, now: number): Promise<void> {
    return transact(database, STORES, async (tx) => {
      for (const { list, meta, buckets } of lists) {
        if (meta !== undefined) await replaceList(tx, meta, buckets);
        else {
          await tx.objectStore('archive').delete(ofList(account, list));
          await tx.objectStore('archiveLists').delete([account, list]);
        }
      }
      await inBatches(people, (one) => unstar(tx, one, now));
      const fresh = handles.filter(({ before }) => before === undefined);
      await unstarJoined(tx, account, new Set(fresh.map(({ key }) => key)), starred, now);
      await inBatches(handles, (one) => takeBack(tx, account, one));
    });
  },
});
