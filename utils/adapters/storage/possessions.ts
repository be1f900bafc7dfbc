import type { IDBPTransaction } from 'idb';
import type { Person } from '../../core/people/person.ts';
import { undoPerson, type PersonChange } from '../../core/portable/merge.ts';
import { callsToWrite, peopleToWrite } from '../../core/portable/preview.ts';
import type { PossessionStore, StagedFile, Undo } from '../../models/ports/possessions.ts';
import {
  ofAccount,
  ROW_STORES,
  STORE_GROUPS,
  type AhoySchema,
  type Aside,
  type Database,
  type Mark,
  type RowChange,
  type RowStore,
  type StoredPerson,
} from './database.ts';
import { inBatches } from './in-batches.ts';
import { toStored } from './people.ts';
import { toPerson } from './read-people.ts';
import { transact } from './transact.ts';

type Stores = (RowStore | 'accounts')[];
type Tx = IDBPTransaction<AhoySchema, Stores, 'readwrite'>;

const groupOf = (group: 'people' | 'log' | undefined): RowStore[] =>
  ROW_STORES.filter((store) => STORE_GROUPS[store] === group);

const undoPlace = (account: string, id: string): [string, string] => [account, `undo ${id}`];

const keepUndo = (tx: Tx, account: string, at: number, { id, former }: Undo, changes: readonly RowChange[]) =>
  tx.objectStore('aside').put({ account, what: `undo ${id}`, at, former, changes });

/** Takes every row of the account out of one store. */
const takeOut = async (tx: Tx, store: RowStore, account: string): Promise<readonly RowChange[]> => {
  const own = ofAccount(account);
  const rows = tx.objectStore(store);
  const [keys, values] = await Promise.all([rows.getAllKeys(own), rows.getAll(own)]);
  await rows.delete(own);
  return keys.map((key, index) => ({ store, key, before: values[index] }));
};

/** As when each were removed alone: a row that still stands in a DM brings no card of theirs back. */
const markAll = async (tx: Tx, account: string, now: number): Promise<readonly RowChange[]> => {
  const own = ofAccount(account);
  const [pins, sent, read] = await Promise.all([
    tx.objectStore('pins').getAll(own),
    tx.objectStore('sentInvites').getAll(own),
    tx.objectStore('readInvites').getAll(own),
  ]);
  const subjects = new Set<string>([
    ...pins.map(({ userId }) => userId),
    ...sent.map(({ invited }) => invited),
    ...read.map(({ from }) => from),
  ]);
  const changes: RowChange[] = [];
  await inBatches([...subjects], async (subject) => {
    const before = await tx.objectStore('marks').get([account, subject]);
    const written = { account, subject, at: Math.max(now, before?.at ?? 0) };
    const key = await tx.objectStore('marks').put(written);
    changes.push({ store: 'marks', key, before, written });
  });
  return changes;
};

/** One that was set since then stays. */
const undoMark = async (tx: Tx, { key, before, written }: RowChange): Promise<void> => {
  const marks = tx.objectStore('marks');
  const place = key as [string, string];
  if ((await marks.get(place))?.at !== (written as Mark).at) return;
  await (before === undefined ? marks.delete(place) : marks.put(before as Mark));
};

const undoRow = async (tx: Tx, change: RowChange, at: number): Promise<void> => {
  const { store, key, before, written } = change;
  if (store === 'marks') return undoMark(tx, change);
  // Key and rows came out of this same store.
  const rows = tx.objectStore(store as 'people');
  const place = key as [string, string];
  const now: unknown = await rows.get(place);
  const person = (): unknown => {
    const known = now === undefined ? undefined : toPerson(now as StoredPerson);
    const former = undoPerson({ before, written } as PersonChange, known);
    return former && toStored(former, at);
  };
  const then = store === 'people' ? person() : before === undefined ? undefined : (now ?? before);
  await (then === undefined ? rows.delete(place) : rows.put(then as Person));
};

const stagedIn = (kept: Aside | undefined, id: string): StagedFile | undefined =>
  kept?.what === 'staged' && kept.id === id ? { id, portable: kept.portable } : undefined;

export const createPossessionStore = (database: Database): PossessionStore => {
  const undoOf = async (account: string, id: string) => {
    const kept = await (await database()).get('aside', undoPlace(account, id));
    return kept === undefined || kept.what === 'staged' ? undefined : kept;
  };

  return {
    async stage({ id, portable }, at) {
      const account = portable.account.id;
      await (await database()).put('aside', { account, what: 'staged', id, at, portable });
    },

    staged: async (account, id) => stagedIn(await (await database()).get('aside', [account, 'staged']), id),

    take: ({ id, portable }, parts, former, now) =>
      transact(database, ['people', 'log', 'aside'], async (tx) => {
        const account = portable.account.id;
        const own = ofAccount(account);
        const known = parts.people ? await tx.objectStore('people').getAll(own) : [];
        const here = new Map<string, Person>(known.map((person) => [person.userId, toPerson(person)]));
        const people = parts.people ? peopleToWrite(portable, here) : [];
        const calls = parts.log
          ? callsToWrite(portable, await tx.objectStore('log').getAll(own))
          : { added: [], dropped: [] };

        const changes: RowChange[] = [];
        await inBatches(people, async (change) => {
          const key = await tx.objectStore('people').put(toStored(change.written, now));
          changes.push({ store: 'people', key, ...change });
        });
        await inBatches(calls.dropped, async (before) => {
          const key: RowChange['key'] = [account, before.direction, before.person.userId, before.call];
          await tx.objectStore('log').delete(key as [string, string, string, string]);
          changes.push({ store: 'log', key, before });
        });
        await inBatches(calls.added, async (written) => {
          const key = await tx.objectStore('log').put(written);
          changes.push({ store: 'log', key, written });
        });
        await keepUndo(tx, account, now, { id, former }, changes);
        const place: [string, string] = [account, 'staged'];
        const staged = await tx.objectStore('aside').get(place);
        // Another tab may have put its own there meanwhile.
        if (stagedIn(staged, id)) await tx.objectStore('aside').delete(place);
        const added = people.filter(({ before }) => before === undefined).length;
        return {
          added,
          changed: people.length - added,
          calls: calls.added.length,
          blocked: people
            .filter(({ before, written }) => written.blocked && before?.blocked !== true)
            .map(({ written }) => written.userId),
        };
      }),

    reset: (account, group, undo, now) =>
      transact(database, [...groupOf(group), 'marks', 'aside'], async (tx) => {
        const marked = group === 'people' ? await markAll(tx, account, now) : [];
        const taken = await Promise.all(groupOf(group).map((store) => takeOut(tx, store, account)));
        await keepUndo(tx, account, now, undo, [...taken.flat(), ...marked]);
      }),

    async noteBlocked(account, id, blocked) {
      const kept = await undoOf(account, id);
      if (kept !== undefined) await (await database()).put('aside', { ...kept, blocked });
    },

    async former(account, id) {
      const kept = await undoOf(account, id);
      return kept && { settings: kept.former, blocked: kept.blocked ?? [] };
    },

    async undo(account, id) {
      const kept = await undoOf(account, id);
      if (kept === undefined) return;
      await transact(database, ROW_STORES, async (tx) => {
        await inBatches(kept.changes, (change) => undoRow(tx, change, kept.at));
        await tx.objectStore('aside').delete(undoPlace(account, id));
      });
    },

    erase: (account) =>
      transact(database, [...ROW_STORES, 'accounts'], async (tx) => {
        await Promise.all(ROW_STORES.map((store) => tx.objectStore(store).delete(ofAccount(account))));
        await tx.objectStore('accounts').delete(account);
      }),

    async forgetAside(before) {
      const tx = (await database()).transaction('aside', 'readwrite');
      for (let cursor = await tx.store.openCursor(); cursor; cursor = await cursor.continue())
        if (cursor.value.at < before) await cursor.delete();
      await tx.done;
    },
  };
};
