import browser from 'webextension-polyfill';
import type { LogEntry } from '../../core/people/log-entry.ts';
import type { StandingCalls } from '../../models/ports/calls.ts';

const KEY = 'standingCalls';

/** In `storage.local`: written several times in a call, and read once in a run of the browser. */
export const createStandingCalls = (): StandingCalls => ({
  async read() {
    const stored: unknown = (await browser.storage.local.get(KEY))[KEY];
    // Nobody but us writes there.
    return Array.isArray(stored) ? (stored as readonly LogEntry[]) : [];
  },
  write: (entries) => browser.storage.local.set({ [KEY]: entries }),
});
