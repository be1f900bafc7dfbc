import { beforeEach, describe, expect, test } from 'vitest';
import {
  createDatabase,
  ofAccount,
  ROW_STORES,
  STORE_GROUPS,
} from '../../../../utils/adapters/storage/database.ts';
import { createInviteStore } from '../../../../utils/adapters/storage/invites.ts';
import { createLogStore } from '../../../../utils/adapters/storage/log.ts';
import { createPeopleStore } from '../../../../utils/adapters/storage/people.ts';
import { createPinStore } from '../../../../utils/adapters/storage/pins.ts';
import { createPossessionStore } from '../../../../utils/adapters/storage/possessions.ts';
import { toPortable } from '../../../../utils/core/portable/write.ts';
import { aCall, possessions, somebody } from '../../../support/portable.ts';
import { NOW } from '../../../support/fakes/clock.ts';
import { ALICE, BOB, CAROL, clock, freshDisk, logEntry, person, pin, sentInvite } from './given.ts';

const BOTH = { people: true, log: true };
const UNDO = { id: 'a', former: {} };

const disk = () => {
  const database = createDatabase();
  return {
    database,
    people: createPeopleStore(database, clock),
    pins: createPinStore(database),
    invites: createInviteStore(database),
    log: createLogStore(database),
    store: createPossessionStore(database),
  };
};

const file = (id = 'a') => ({
  id,
  portable: toPortable(
    possessions({
      account: { id: ALICE },
      people: [somebody(BOB, { starred: true, blocked: true }), somebody(CAROL)],
      log: [aCall(CAROL, 'c')],
    }),
    NOW,
  ),
});

/** Alice knows Bob, with a card, an invite and a call; another account knows him, too. */
const filled = async () => {
  const all = disk();
  for (const account of [ALICE, CAROL]) {
    await all.people.update(account, BOB, () => person(account, BOB));
    await all.pins.put(pin(account, BOB, 'phone'));
    await all.invites.putSent(sentInvite(account, BOB, 'psk'));
    await all.log.add(logEntry(account, 'call', 5));
  }
  return all;
};

const everything = async ({ database }: ReturnType<typeof disk>, account: string) => {
  const db = await database();
  const rows = await Promise.all(
    ROW_STORES.filter((store) => STORE_GROUPS[store] !== 'keys').map(async (store) => [
      store,
      await db.getAll(store, ofAccount(account)),
    ]),
  );
  return Object.fromEntries(rows) as Record<string, unknown[]>;
};

describe('possessions', () => {
  beforeEach(freshDisk);

  test('a file is kept for its account until it is taken', async () => {
    const { store } = disk();
    await store.stage(file(), NOW);
    expect(await store.staged(BOB, 'a')).toBeUndefined();
    expect(await store.staged(ALICE, 'a')).toEqual(file());
    await store.take(file(), BOTH, {}, NOW);
    expect(await store.staged(ALICE, 'a')).toBeUndefined();
  });

  test('a file that was kept since takes the place of another, and stays when that one is taken', async () => {
    const { store } = disk();
    await store.stage(file('a'), NOW);
    await store.stage(file('b'), NOW);
    expect(await store.staged(ALICE, 'a')).toBeUndefined();
    await store.take(file('a'), BOTH, {}, NOW);
    expect(await store.staged(ALICE, 'b')).toEqual(file('b'));
  });

  test('an import writes what is new, says who is blocked now, and is undone', async () => {
    const all = await filled();
    const before = await everything(all, ALICE);
    const taken = await all.store.take(file(), BOTH, {}, NOW);
    expect(taken).toEqual({ added: 1, changed: 1, calls: 1, blocked: [BOB] });
    expect(await all.people.get(ALICE, BOB)).toMatchObject({ starred: true, accepted: true });
    expect(await all.log.list(ALICE, 9)).toHaveLength(2);

    await all.store.undo(ALICE, 'a');
    expect(await everything(all, ALICE)).toEqual(before);
    expect(await all.store.former(ALICE, 'a')).toBeUndefined();
  });

  test('what blocking takes is kept with the undo of its import', async () => {
    const all = await filled();
    await all.store.take(file(), BOTH, {}, NOW);
    const blocked = [{ userId: BOB, kept: { pins: [], read: [], sent: [], marks: [] } }];
    await all.store.noteBlocked(ALICE, 'a', blocked);
    await all.store.noteBlocked(ALICE, 'b', blocked);
    expect(await all.store.former(ALICE, 'a')).toEqual({ settings: {}, blocked });
    expect(await all.store.former(ALICE, 'b')).toBeUndefined();
  });

  test('what was not chosen stays out', async () => {
    const all = await filled();
    await all.store.take(file(), { people: false, log: true }, {}, NOW);
    expect(await all.people.list(ALICE)).toEqual([person(ALICE, BOB)]);
    await all.store.take(file(), { people: true, log: false }, {}, NOW);
    expect(await all.people.list(ALICE)).toHaveLength(2);
  });

  test('an import that cannot be written to its end leaves everything as it was', async () => {
    const all = await filled();
    const before = await everything(all, ALICE);
    const log = [{ ...aCall(CAROL, 'c'), person: {} as never }];
    const broken = { id: 'a', portable: { ...file().portable, log } };
    await expect(all.store.take(broken, BOTH, {}, NOW)).rejects.toThrow();
    expect(await everything(all, ALICE)).toEqual(before);
  });

  test('a reset of people takes cards and invites along, leaves a mark, and is undone', async () => {
    const all = await filled();
    const before = await everything(all, ALICE);
    await all.store.reset(ALICE, 'people', { id: 'a', former: { browser: { brokerUrl: 'x' } } }, NOW);
    expect(await everything(all, ALICE)).toMatchObject({ people: [], pins: [], sentInvites: [] });
    expect((await everything(all, ALICE))['log']).toHaveLength(1);
    expect(await all.invites.mark(ALICE, BOB)).toBe(NOW);
    expect((await everything(all, CAROL))['pins']).toHaveLength(1);

    expect(await all.store.former(ALICE, 'a')).toEqual({
      settings: { browser: { brokerUrl: 'x' } },
      blocked: [],
    });
    await all.store.undo(ALICE, 'a');
    expect(await everything(all, ALICE)).toEqual(before);
    expect(await all.invites.mark(ALICE, BOB)).toBeUndefined();
  });

  test('an undo keeps a mark that was set since, and gives back one from before', async () => {
    const all = await filled();
    await all.invites.setMark(ALICE, BOB, 5);
    await all.store.reset(ALICE, 'people', UNDO, NOW);
    await all.store.undo(ALICE, 'a');
    expect(await all.invites.mark(ALICE, BOB)).toBe(5);
    await all.store.reset(ALICE, 'people', UNDO, NOW);
    await all.invites.setMark(ALICE, BOB, NOW + 1);
    await all.store.undo(ALICE, 'a');
    expect(await all.invites.mark(ALICE, BOB)).toBe(NOW + 1);
  });

  test('an undo does not touch a card that came since', async () => {
    const all = await filled();
    await all.store.reset(ALICE, 'people', UNDO, NOW);
    await all.pins.put(pin(ALICE, BOB, 'phone', 99));
    await all.store.undo(ALICE, 'a');
    expect((await all.pins.list(ALICE)).map(({ heardAt }) => heardAt)).toEqual([99]);
  });

  test('a reset of Recent leaves people alone', async () => {
    const all = await filled();
    await all.store.reset(ALICE, 'log', UNDO, NOW);
    expect(await all.log.list(ALICE, 9)).toEqual([]);
    expect(await all.people.list(ALICE)).toHaveLength(1);
    await all.store.undo(ALICE, 'a');
    expect(await all.log.list(ALICE, 9)).toHaveLength(1);
  });

  test('an undo takes back what it names, whatever was done after it', async () => {
    const all = await filled();
    const before = await everything(all, ALICE);
    await all.store.reset(ALICE, 'people', UNDO, NOW);
    await all.store.reset(ALICE, 'log', { id: 'b', former: {} }, NOW);
    await all.store.undo(ALICE, 'a');
    expect(await everything(all, ALICE)).toEqual({ ...before, log: [] });
    await all.store.undo(ALICE, 'b');
    expect(await everything(all, ALICE)).toEqual(before);
  });

  test('what was erased is gone with its undo, and nothing of another account', async () => {
    const all = await filled();
    const others = await everything(all, CAROL);
    await all.store.reset(ALICE, 'log', UNDO, NOW);
    await all.store.erase(ALICE);
    const db = await all.database();
    for (const store of ROW_STORES) expect(await db.getAll(store, ofAccount(ALICE))).toEqual([]);
    expect(await everything(all, CAROL)).toEqual(others);
  });

  test('what is too old is kept no longer', async () => {
    const all = await filled();
    await all.store.reset(ALICE, 'log', UNDO, NOW);
    await all.store.forgetAside(NOW);
    expect(await all.store.former(ALICE, 'a')).toBeDefined();
    await all.store.forgetAside(NOW + 1);
    expect(await all.store.former(ALICE, 'a')).toBeUndefined();
  });
});
