import { browser } from 'wxt/browser';
import type { Attention } from '../../models/ports/system.ts';

/** Nobody touched anything for so long: they are away, seconds. */
const IDLE_AFTER = 300;

export const createAttention = (): Attention => ({
  state: () => browser.idle.queryState(IDLE_AFTER),
});
