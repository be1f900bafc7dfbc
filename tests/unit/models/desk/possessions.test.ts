import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDatabase } from '../../../../utils/adapters/storage/database.ts';
import { createPeopleStore } from '../../../../utils/adapters/storage/people.ts';
import { createPossessionStore } from '../../../../utils/adapters/storage/possessions.ts';
import { toPortable } from '../../../../utils/core/portable/write.ts';
import { DEFAULT_SCREENING } from '../../../../utils/core/screening/screening.ts';
import { createPossessions } from '../../../../utils/models/desk/possessions.ts';
import { createFakeClock, NOW } from '../../../support/fakes/clock.ts';
import { createFakeSettings, rulesWith } from '../../../support/fakes/settings.ts';
import { BOB, ME, possessions, somebody } from '../../../support/portable.ts';

const OTHER_RULES = rulesWith({ everyoneElse: 'silent' });
const SERVERS = {
  brokerUrl: 'https://mine.example.org',
  relays: [
    { url: 'turn:mine.example.org', login: 'password', username: 'me', secret: 'password' },
    { url: 'turns:mine.example.org', login: 'shared-secret', username: '', secret: 'shared' },
  ],
  alwaysRelay: true,
} as const;
const FILE = 'file';
const ALL = ['settings', 'rules', 'people', 'log'] as const;

const desk = async (others: readonly string[] = []) => {
  const database = createDatabase();
  const [people, store] = [createPeopleStore(database, createFakeClock()), createPossessionStore(database)];
  const settings = createFakeSettings({ ...SERVERS, welcomed: true, currentAccount: ME });
  const done: string[] = [];
  const clock = createFakeClock();
  let inCall = false;
  const possessionsOfMe = createPossessions({
    clock,
    accounts: { list: async () => [ME, ...others].map((id, seenAt) => ({ id, seenAt }) as never) },
    settings,
    store,
    pairing: {
      alone: (task) => task(),
      keep: async (account, id) => {
        const person = await people.get(account, id);
        return { ...(person && { person }), pins: [], read: [], sent: [], marks: [] };
      },
      block: async (_, id) => void done.push(`block ${id}`),
      restore: async (_, id, act, { person }) =>
        void done.push(`restore ${id}: ${act}, as kept: ${person?.blocked}`),
    },
    calls: { endWith: async ({ userId, how }) => void done.push(`end with ${userId}: ${how}`) },
    presence: { forget: async () => void done.push('presence') },
    forgetLeftovers: async (account) => void done.push(`leftovers of ${account}`),
    isInCall: async () => inCall,
    accountsChanged: async () => void done.push('accounts'),
    changed: () => void done.push('changed'),
  });
  return {
    ...possessionsOfMe,
    clock,
    done,
    people,
    settings,
    stage: (relays: readonly string[] = []) =>
      store.stage(
        {
          id: FILE,
          portable: toPortable(
            possessions({
              settings: { brokerUrl: '', relays, takeCalls: false, alwaysRelay: false },
              ...OTHER_RULES,
              people: [somebody(BOB, { blocked: true })],
            }),
            NOW,
          ),
        },
        NOW,
      ),
    call: () => {
      inCall = true;
    },
  };
};

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('an import', () => {
  it('takes settings, rules and people, blocks whom the file blocks, and is undone', async () => {
    const { take, undo, stage, settings, people, done } = await desk();
    await stage();
    expect(await take(ME, FILE, ALL)).toEqual({
      settings: true,
      rules: true,
      added: 1,
      changed: 0,
      calls: 0,
    });
    expect(await settings.screening(ME)).toMatchObject({ takeCalls: false, ...OTHER_RULES });
    expect((await settings.browser()).brokerUrl).toBe('');
    expect(done).toEqual([`end with ${BOB}: blocked`, `block ${BOB}`, 'changed']);

    expect(await undo(ME, FILE)).toBe(true);
    expect(done.slice(3)).toEqual([`restore ${BOB}: blocked, as kept: true`, 'changed']);
    expect(await settings.browser()).toMatchObject(SERVERS);
    expect(await settings.screening(ME)).toEqual(DEFAULT_SCREENING);
    expect(await people.list(ME)).toEqual([]);
    expect(await undo(ME, FILE)).toBe(false);
  });

  it('gives the credentials of one relay to no other', async () => {
    const { take, stage, settings } = await desk();
    await stage(['turn:theirs.example.org']);
    await take(ME, FILE, ['settings']);
    expect((await settings.browser()).relays).toEqual([
      { url: 'turn:theirs.example.org', login: 'password', username: '', secret: '' },
    ]);
  });

  it('keeps the credentials of the same relay', async () => {
    const { take, stage, settings } = await desk();
    const [, shared] = SERVERS.relays;
    await stage([shared.url]);
    await take(ME, FILE, ['settings']);
    expect((await settings.browser()).relays).toEqual([shared]);
  });

  it('takes nothing of what was not chosen', async () => {
    const { take, stage, settings, people } = await desk();
    await stage();
    await take(ME, FILE, ['rules']);
    expect(await settings.browser()).toMatchObject(SERVERS);
    expect((await settings.screening(ME)).takeCalls).toBe(true);
    expect(await people.list(ME)).toEqual([]);
  });

  it('takes no file but the one that was shown', async () => {
    const { take, stage, settings, people, done } = await desk();
    await stage();
    expect(await take(ME, 'another', ALL)).toBe('replaced');
    expect(await settings.browser()).toMatchObject(SERVERS);
    expect(await people.list(ME)).toEqual([]);
    expect(done).toEqual([]);
  });

  it('leaves everything as it was when the settings cannot be stored', async () => {
    const { take, stage, settings, people } = await desk();
    await stage();
    settings.breakWrites(true);
    await expect(take(ME, FILE, ALL)).rejects.toThrow('full');
    expect(await people.list(ME)).toEqual([]);
    expect(await settings.browser()).toMatchObject(SERVERS);
  });

  it('undone, keeps what was changed since', async () => {
    const { take, undo, stage, settings } = await desk();
    await stage();
    await take(ME, FILE, ALL);
    const later = rulesWith({ everyoneElse: 'block' });
    await settings.setScreening(ME, later);
    await settings.setBrowser({ brokerUrl: 'https://later.example.org' });
    expect(await undo(ME, FILE)).toBe(true);
    expect(await settings.screening(ME)).toEqual({ ...DEFAULT_SCREENING, ...later });
    expect(await settings.browser()).toMatchObject({ ...SERVERS, brokerUrl: 'https://later.example.org' });
  });

  it('can be undone for an hour', async () => {
    const { take, undo, stage, clock, forgetOld } = await desk();
    await stage();
    await take(ME, FILE, ALL);
    clock.advance(3_600_001);
    await forgetOld();
    expect(await undo(ME, FILE)).toBe(false);
  });
});

describe('a reset', () => {
  it('of settings brings back what Ahoy came with', async () => {
    const { reset, undo, settings } = await desk();
    await settings.setScreening(ME, { takeCalls: false, ...OTHER_RULES });
    expect(await reset(ME, 'settings', FILE)).toBe('done');
    expect(await settings.screening(ME)).toEqual(DEFAULT_SCREENING);
    expect(await settings.browser()).toMatchObject({ relays: [], alwaysRelay: false, brokerUrl: '' });
    await undo(ME, FILE);
    expect(await settings.browser()).toMatchObject(SERVERS);
    expect((await settings.screening(ME)).takeCalls).toBe(false);
  });

  it('waits for the end of a call that needs what it would remove', async () => {
    const { reset, call, people } = await desk();
    await people.update(ME, BOB, () => somebody(BOB));
    call();
    expect(await reset(ME, 'people', FILE)).toBe('in-call');
    expect(await reset(ME, 'everything', FILE)).toBe('in-call');
    expect(await people.list(ME)).toHaveLength(1);
    expect(await reset(ME, 'log', FILE)).toBe('done');
  });

  it('of everything ends the presence of the account, and no undo brings it back', async () => {
    const { reset, undo, people, settings, done } = await desk();
    await people.update(ME, BOB, () => somebody(BOB));
    expect(await reset(ME, 'everything', FILE)).toBe('done');
    expect(done).toEqual(['presence', `leftovers of ${ME}`, 'accounts', 'changed']);
    expect(await people.list(ME)).toEqual([]);
    expect(await settings.browser()).toEqual({
      brokerUrl: '',
      relays: [],
      alwaysRelay: false,
      hideLocal: false,
      ringWindow: false,
      agreedHosts: [],
      welcomed: true,
    });
    expect(await undo(ME, FILE)).toBe(false);
  });

  it('of everything leaves the servers to other accounts, and shows the one that was seen last', async () => {
    const { reset, settings } = await desk(['3003', BOB]);
    await reset(ME, 'everything', FILE);
    expect(await settings.browser()).toMatchObject({ ...SERVERS, currentAccount: BOB });
  });
});
