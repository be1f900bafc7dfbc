import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import { StorageError } from '../../core/lib/storage-error.ts';
import type { ArchiveList, ArchiveMeta } from '../../core/people/archive.ts';
import type { KeptBefore } from '../../core/people/kept-person.ts';
import type { LogEntry } from '../../core/people/log-entry.ts';
import type { PendingHandle } from '../../core/people/pending-handle.ts';
import type { Person, Pin, ReadInvite, SentInvite } from '../../core/people/person.ts';
import type { Portable } from '../../core/portable/portable.ts';
import type { Account } from '../../models/ports/accounts.ts';
import type { FormerSettings } from '../../models/ports/settings.ts';

/** An account with its private halves: non-extractable, so that they can be used and stored but never read. */
export type StoredAccount = Account & { readonly signing: CryptoKeyPair; readonly sealing: CryptoKeyPair };

export type Mark = { readonly account: string; readonly subject: string; readonly at: number };
export type ReplayMark = { readonly account: string; readonly letter: string; readonly until: number };

/**
 * `usefulAt`: when something was last learned of a person who may be dropped when there are too many, ms. `kept`: something
 * was decided about this one, who stays. Each has one of them, and so is in one of the indexes.
 */
export type StoredPerson = Person & { readonly usefulAt?: number; readonly kept?: 1 };

/** The ids of one bucket of one list of an X archive, sorted. */
export type ArchiveBucket = {
  readonly account: string;
  readonly list: ArchiveList;
  readonly bucket: number;
  readonly ids: BigUint64Array<ArrayBuffer>;
};
export type StoredArchiveList = ArchiveMeta & { readonly account: string; readonly list: ArchiveList };
/** One row, before and after an import or a reset. */
export type RowChange = {
  readonly store: RowStore;
  readonly key: IDBValidKey;
  readonly before?: unknown;
  readonly written?: unknown;
};

/**
 * What lies beside the rest for a while: a file that was read and not taken yet, and what imports and resets replaced,
 * each under an id of its own.
 */
export type Aside =
  | {
      readonly account: string;
      readonly what: 'staged';
      readonly id: string;
      readonly at: number;
      readonly portable: Portable;
    }
  | {
      readonly account: string;
      readonly what: `undo ${string}`;
      readonly at: number;
      readonly former: FormerSettings;
      readonly changes: readonly RowChange[];
      /** Whom an import blocked. */
      readonly blocked?: readonly KeptBefore[];
    };

/** Every key starts with the account: two accounts of one browser share nothing. */
export interface AhoySchema extends DBSchema {
  accounts: { key: string; value: StoredAccount };
  people: {
    key: [account: string, userId: string];
    value: StoredPerson;
    indexes: { byUsefulAt: [account: string, usefulAt: number]; byKept: [account: string, kept: number] };
  };
  pins: {
    key: [account: string, signingKey: string];
    value: Pin;
    indexes: { byPerson: [account: string, userId: string] };
  };
  sentInvites: {
    key: [account: string, pskId: string];
    value: SentInvite;
    indexes: { byInvited: [account: string, invited: string] };
  };
  readInvites: { key: [account: string, signingKey: string]; value: ReadInvite };
  marks: { key: [account: string, subject: string]; value: Mark };
  replay: { key: [account: string, letter: string]; value: ReplayMark; indexes: { byUntil: number } };
  log: {
    key: [account: string, direction: string, userId: string, call: string];
    value: LogEntry;
    indexes: { byTime: [account: string, at: number] };
  };
  archive: { key: [account: string, list: string, bucket: number]; value: ArchiveBucket };
  archiveLists: { key: [account: string, list: string]; value: StoredArchiveList };
  /** Keyed by the handle in lower case. */
  handles: { key: [account: string, key: string]; value: PendingHandle };
  aside: { key: [account: string, what: string]; value: Aside };
}

/** Everything but the keys themselves, which nothing brings back. */
export type RowStore = Exclude<StoreNames<AhoySchema>, 'accounts'>;

/**
 * What a person would call the rows of each store. Resets go by this list: a store that is missing breaks the build.
 * keys: goes with the keys alone, since it guards what must not come back before.
 */
export const STORE_GROUPS: Readonly<Record<RowStore, 'people' | 'log' | 'keys'>> = {
  people: 'people',
  pins: 'people',
  sentInvites: 'people',
  readInvites: 'people',
  archive: 'people',
  archiveLists: 'people',
  handles: 'people',
  log: 'log',
  marks: 'keys',
  replay: 'keys',
  aside: 'keys',
};

export const ROW_STORES = Object.keys(STORE_GROUPS) as readonly RowStore[];

export type AhoyDatabase = IDBPDatabase<AhoySchema>;

/** Gives the open connection, opening it when needed. Rejects with a `StorageError`. */
export type Database = () => Promise<AhoyDatabase>;

export const DATABASE_VERSION = 3;

type Upgrade = IDBPTransaction<AhoySchema, StoreNames<AhoySchema>[], 'versionchange'>;

/** One step per version, oldest first: step n brings version n to n + 1. Steps are never edited once released. */
const STEPS: readonly ((db: AhoyDatabase, tx: Upgrade) => void)[] = [
  (db) => {
    db.createObjectStore('accounts', { keyPath: 'id' });
    db.createObjectStore('people', { keyPath: ['account', 'userId'] });
    db.createObjectStore('pins', { keyPath: ['account', 'card.signingKey'] }).createIndex('byPerson', [
      'account',
      'userId',
    ]);
    db.createObjectStore('sentInvites', { keyPath: ['account', 'pskId'] }).createIndex('byInvited', [
      'account',
      'invited',
    ]);
    db.createObjectStore('readInvites', { keyPath: ['account', 'signingKey'] });
    db.createObjectStore('marks', { keyPath: ['account', 'subject'] });
    db.createObjectStore('replay', { keyPath: ['account', 'letter'] }).createIndex('byUntil', 'until');
    db.createObjectStore('log', {
      keyPath: ['account', 'direction', 'person.userId', 'call'],
    }).createIndex('byTime', ['account', 'at']);
  },
  (db, tx) => {
    // Whoever was known before stays until something new is learned of them: they were few.
    tx.objectStore('people').createIndex('byUsefulAt', ['account', 'usefulAt']);
    db.createObjectStore('archive', { keyPath: ['account', 'list', 'bucket'] });
    db.createObjectStore('archiveLists', { keyPath: ['account', 'list'] });
    db.createObjectStore('handles', { keyPath: ['account', 'key'] });
  },
  (db, tx) => {
    db.createObjectStore('aside', { keyPath: ['account', 'what'] });
    // Whoever was known before is in it from the next change on.
    tx.objectStore('people').createIndex('byKept', ['account', 'kept']);
  },
];

/**
 * The one database. The connection is shared within a context, made again after it was lost, and closed at once when
 * a newer version wants to upgrade or somebody to delete it, which it otherwise would block. `lost`: the browser took it
 * away, perhaps with everything in it.
 */
export const createDatabase = (name = 'ahoy', lost: () => void = () => {}): Database => {
  let connection: Promise<AhoyDatabase> | undefined;
  const forget = (): void => {
    connection = undefined;
  };
  const open = async (): Promise<AhoyDatabase> => {
    try {
      return await openDB<AhoySchema>(name, DATABASE_VERSION, {
        upgrade: (db, from, _to, tx) => STEPS.slice(from).forEach((step) => step(db, tx)),
        blocking: (_current, wanted, event) => {
          forget();
          (event.target as IDBDatabase).close();
          if (wanted === null) lost();
        },
        terminated: () => {
          forget();
          lost();
        },
      });
    } catch (error) {
      const isNewer = error instanceof DOMException && error.name === 'VersionError';
      throw new StorageError(isNewer ? 'newer-data' : 'storage-broken', error);
    }
  };
  return () => {
    if (!connection) {
      connection = open();
      // The next caller tries again: what broke (a full disk, say) may have passed.
      connection.catch(forget);
    }
    return connection;
  };
};

/** All keys that start with this account. An array sorts after every string, so it ends the range. */
export const ofAccount = (account: string): IDBKeyRange => IDBKeyRange.bound([account], [account, []]);
