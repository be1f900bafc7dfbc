import { DEFAULT_SWITCHES, type ScreeningSwitches } from '../../../utils/core/screening/switches.ts';
import type { BrowserSettings, SettingsStore } from '../../../utils/models/ports.ts';

export type FakeSettings = SettingsStore & {
  /** Storing fails from now on (or works again). */
  breakWrites(broken: boolean): void;
};

export const createFakeSettings = (start: Partial<BrowserSettings> = {}): FakeSettings => {
  let settings: BrowserSettings = {
    brokerUrl: '',
    relayUrl: '',
    relayUsername: '',
    relayPassword: '',
    welcomed: false,
    agreedHosts: [],
    ...start,
  };
  const switches = new Map<string | null, Partial<ScreeningSwitches>>();
  const watchers = new Set<() => void>();
  let isBroken = false;
  const write = async (change: () => void): Promise<void> => {
    if (isBroken) throw new Error('The disk is full');
    change();
    for (const changed of watchers) changed();
  };
  return {
    browser: async () => settings,
    setBrowser: (change) =>
      write(() => {
        settings = { ...settings, ...change };
      }),
    switches: async (account) => ({ ...DEFAULT_SWITCHES, ...switches.get(null), ...switches.get(account) }),
    setSwitches: (account, change) =>
      write(() => void switches.set(account, { ...switches.get(account), ...change })),
    watch: (changed, signal) => {
      watchers.add(changed);
      signal.addEventListener('abort', () => watchers.delete(changed));
    },
    breakWrites: (broken) => {
      isBroken = broken;
    },
  };
};
