import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createSettingsStore } from '../../../../utils/adapters/storage/settings.ts';
import { createSessionStore } from '../../../../utils/adapters/storage/session.ts';
import { DEFAULT_SCREENING } from '../../../../utils/core/screening/screening.ts';
import { rulesWith } from '../../../support/fakes/settings.ts';
import { ALICE, BOB } from './given.ts';

const local = fakeBrowser.storage.local;

describe('settings', () => {
  beforeEach(() => fakeBrowser.reset());

  test('start from the defaults', async () => {
    const settings = createSettingsStore();

    expect(await settings.browser()).toEqual({
      brokerUrl: '',
      relays: [],
      alwaysRelay: false,
      hideLocal: false,
      ringWindow: false,
      welcomed: false,
      agreedHosts: [],
    });
    expect(await settings.screening(ALICE)).toEqual(DEFAULT_SCREENING);
  });

  test('a change is kept, for the account it was made for', async () => {
    await createSettingsStore().setScreening(ALICE, {
      takeCalls: false,
      ...rulesWith({ everyoneElse: 'silent' }),
    });
    const settings = createSettingsStore();

    expect(await settings.screening(ALICE)).toEqual({
      ...DEFAULT_SCREENING,
      takeCalls: false,
      ...rulesWith({ everyoneElse: 'silent' }),
    });
    expect(await settings.screening(BOB)).toEqual(DEFAULT_SCREENING);
  });

  test('two pages that change different fields at once lose nothing', async () => {
    await Promise.all([
      createSettingsStore().setBrowser({ brokerUrl: 'https://broker.example/' }),
      createSettingsStore().setBrowser({ currentAccount: ALICE }),
      createSettingsStore().setBrowser({ hideLocal: true }),
    ]);

    expect(await createSettingsStore().browser()).toMatchObject({
      brokerUrl: 'https://broker.example/',
      currentAccount: ALICE,
      hideLocal: true,
    });
  });

  test('damaged and newer values read as their defaults and stay where they are', async () => {
    const stored = {
      'browser.brokerUrl': 7,
      'browser.currentAccount': 'not an id',
      'browser.fromTheFuture': { kept: true },
      [`screening.${ALICE}.rules`]: [
        { id: 'x', on: true, when: { type: 'mood' }, outcome: { verdict: 'ring' } },
      ],
      [`screening.${ALICE}.takeCalls`]: false,
    };
    await local.set(stored);
    const settings = createSettingsStore();

    expect(await settings.browser()).toEqual({
      brokerUrl: '',
      relays: [],
      alwaysRelay: false,
      hideLocal: false,
      ringWindow: false,
      welcomed: false,
      agreedHosts: [],
    });
    expect(await settings.screening(ALICE)).toEqual({ ...DEFAULT_SCREENING, takeCalls: false });
    await settings.setBrowser({ welcomed: true });
    expect(await local.get(null)).toEqual({ ...stored, 'browser.welcomed': true });
  });

  test('the one relay of before is kept until relays are set, and its password no longer', async () => {
    await local.set({
      'browser.relayUrl': 'turn:relay.example',
      'browser.relayUsername': 'alice',
      'browser.relayPassword': 'old-password',
    });
    const settings = createSettingsStore();
    const old = {
      url: 'turn:relay.example',
      login: 'password',
      username: 'alice',
      secret: 'old-password',
    } as const;
    expect((await settings.browser()).relays).toEqual([old]);

    await settings.setBrowser({ relays: [{ ...old, secret: 'new-password' }] });
    expect((await settings.browser()).relays).toEqual([{ ...old, secret: 'new-password' }]);
    expect(JSON.stringify(await local.get(null))).not.toContain('old-password');

    await settings.setBrowser({ relays: [] });
    expect((await settings.browser()).relays).toEqual([]);
  });

  test('everybody who watches hears of settings, of nothing else, and of nothing after the end', async () => {
    const changed = vi.fn<() => void>();
    const end = new AbortController();
    createSettingsStore().watch(changed, end.signal);

    await local.set({ unrelated: 1 });
    expect(changed).not.toHaveBeenCalled();
    await createSettingsStore().setBrowser({ welcomed: true });
    expect(changed).toHaveBeenCalledOnce();
    end.abort();
    await createSettingsStore().setBrowser({ welcomed: false });
    expect(changed).toHaveBeenCalledOnce();
  });

  test('the session store keeps what the worker wrote, apart from the settings', async () => {
    await createSessionStore().write('calls', [{ id: 1 }]);

    expect(await createSessionStore().read('calls')).toEqual([{ id: 1 }]);
    expect(await createSessionStore().read('nothing')).toBeUndefined();
    expect(await local.get(null)).toEqual({});
  });
});
