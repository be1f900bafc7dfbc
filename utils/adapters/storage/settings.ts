/**
 * Settings in `storage.local`, one key per field: two contexts that change different fields at the same time lose
 * nothing, and what a newer version stored beside them stays untouched. A value that this version cannot read (newer
 * or damaged) counts as its default and is left in place until a person sets that field again. A field whose meaning
 * changes gets a new name.
 */
import { browser } from 'wxt/browser';
import * as v from 'valibot';
import type { UserId } from '../../core/people/ids.ts';
import { isUnsetRelay, NEW_RELAY, type Relay } from '../../core/protocol/relay.ts';
import { DEFAULT_SCREENING } from '../../core/screening/screening.ts';
import type { BrowserSettings, SettingsStore } from '../../models/ports/settings.ts';
import { BROWSER_FIELDS, type Fields, SCREENING_FIELDS, soundFields } from './setting-fields.ts';

const BROWSER_DEFAULTS: BrowserSettings = {
  brokerUrl: '',
  relays: [],
  alwaysRelay: false,
  hideLocal: false,
  ringWindow: false,
  welcomed: false,
  agreedHosts: [],
};

const BROWSER_PREFIX = 'browser.';
const SCREENING_PREFIX = 'screening.';
const screeningPrefix = (account: UserId | null): string => `${SCREENING_PREFIX}${account ?? 'first'}.`;

/** What is set, and sound. */
const readSet = async <T extends object>(prefix: string, fields: Fields<T>): Promise<Partial<T>> => {
  const stored = await browser.storage.local.get(Object.keys(fields).map((name) => prefix + name));
  return soundFields(fields, (name) => stored[prefix + name]);
};

const read = async <T extends object>(prefix: string, fields: Fields<T>, defaults: T): Promise<T> => ({
  ...defaults,
  ...(await readSet(prefix, fields)),
});

const write = (prefix: string, change: object): Promise<void> =>
  browser.storage.local.set(
    Object.fromEntries(Object.entries(change).map(([name, value]) => [prefix + name, value])),
  );

/** Until 2026-11 there was one relay, with a key for each of its fields. It counts until relays are set. */
const ONE_RELAY = { relayUrl: v.string(), relayUsername: v.string(), relayPassword: v.string() };

const readOneRelay = async (): Promise<readonly Relay[]> => {
  const none = { relayUrl: '', relayUsername: '', relayPassword: '' };
  const { relayUrl: url, relayUsername, relayPassword } = await read(BROWSER_PREFIX, ONE_RELAY, none);
  const relay = { ...NEW_RELAY, url, username: relayUsername, secret: relayPassword };
  return isUnsetRelay(relay) ? [] : [relay];
};

export const createSettingsStore = (): SettingsStore => ({
  async browser() {
    // Together: a ring waits for it.
    const [relays, set] = await Promise.all([readOneRelay(), readSet(BROWSER_PREFIX, BROWSER_FIELDS)]);
    return { ...BROWSER_DEFAULTS, relays, ...set };
  },
  async setBrowser(change) {
    await write(BROWSER_PREFIX, change);
    if (change.relays !== undefined)
      await browser.storage.local.remove(Object.keys(ONE_RELAY).map((name) => BROWSER_PREFIX + name));
  },
  async screening(account) {
    const reading = read(screeningPrefix(null), SCREENING_FIELDS, DEFAULT_SCREENING);
    if (account === null) return reading;
    const [first, own] = await Promise.all([reading, readSet(screeningPrefix(account), SCREENING_FIELDS)]);
    return { ...first, ...own };
  },
  setScreening: (account, change) => write(screeningPrefix(account), change),

  async forget(account, all) {
    const names = Object.keys(await browser.storage.local.get(null));
    const { currentAccount } = await read(BROWSER_PREFIX, BROWSER_FIELDS, BROWSER_DEFAULTS);
    const isOwn = (name: string): boolean =>
      name.startsWith(screeningPrefix(account)) ||
      (currentAccount === account && name === `${BROWSER_PREFIX}currentAccount`);
    // The welcome page opens once per profile, whatever is forgotten later.
    const isOurs = (name: string): boolean =>
      (name.startsWith(BROWSER_PREFIX) || name.startsWith(SCREENING_PREFIX)) &&
      name !== `${BROWSER_PREFIX}welcomed`;
    await browser.storage.local.remove(names.filter((name) => isOwn(name) || (all && isOurs(name))));
  },

  watch(changed, signal) {
    const heard = (changes: Record<string, unknown>): void => {
      const isOurs = (key: string): boolean =>
        key.startsWith(BROWSER_PREFIX) || key.startsWith(SCREENING_PREFIX);
      if (Object.keys(changes).some(isOurs)) changed();
    };
    // Not of all storage: what the switchboard writes down would come back to the worker at each step of a call.
    const { onChanged } = browser.storage.local;
    onChanged.addListener(heard);
    signal.addEventListener('abort', () => onChanged.removeListener(heard), { once: true });
  },
});
