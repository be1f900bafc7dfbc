import { DEFAULT_SCREENING, type Screening } from '../../../utils/core/screening/screening.ts';
import { DEFAULT_SWITCHES, rulesOf, type Switches } from '../../../utils/core/screening/switches.ts';
import type { BrowserSettings, SettingsStore } from '../../../utils/models/ports/settings.ts';

export type FakeSettings = SettingsStore & {
  /** Storing fails from now on (or works again). */
  breakWrites(broken: boolean): void;
};

/** The standard rules with these switches set otherwise. */
export const rulesWith = (change: Partial<Switches>): Pick<Screening, 'rules'> => ({
  rules: rulesOf({ ...DEFAULT_SWITCHES, ...change }),
});

const EMPTY: BrowserSettings = {
  brokerUrl: '',
  relays: [],
  alwaysRelay: false,
  hideLocal: false,
  ringWindow: false,
  welcomed: false,
  agreedHosts: [],
};

export const createFakeSettings = (start: Partial<BrowserSettings> = {}): FakeSettings => {
  let settings: BrowserSettings = { ...EMPTY, ...start };
  const screenings = new Map<string | null, Partial<Screening>>();
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
    screening: async (account) => ({
      ...DEFAULT_SCREENING,
      ...screenings.get(null),
      ...screenings.get(account),
    }),
    setScreening: (account, change) =>
      write(() => void screenings.set(account, { ...screenings.get(account), ...change })),
    forget: (account, all) =>
      write(() => {
        screenings.delete(account);
        if (all) {
          screenings.clear();
          settings = { ...EMPTY, welcomed: settings.welcomed };
        } else if (settings.currentAccount === account) {
          const { currentAccount: _gone, ...rest } = settings;
          settings = rest;
        }
      }),
    watch: (changed, signal) => {
      watchers.add(changed);
      signal.addEventListener('abort', () => watchers.delete(changed));
    },
    breakWrites: (broken) => {
      isBroken = broken;
    },
  };
};
