import browser from 'webextension-polyfill';
import type { WakeUp } from '../../models/ports/system.ts';

const NAME = 'reminder';

/** An alarm outlives the worker. After the browser's end it is set again at the next start. */
export const createWakeUp = (): WakeUp => ({
  at: (when) => void browser.alarms.create(NAME, { when }),
});
