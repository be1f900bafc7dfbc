import { browser } from 'wxt/browser';
import type { Presence } from '../../models/ports/system.ts';

/** Nobody touched anything for so long: they are away, seconds. */
const IDLE_AFTER = 300;

export const createPresence = (): Presence => ({
  state: () => browser.idle.queryState(IDLE_AFTER),
});
