import { browser } from 'wxt/browser';
import type { CallId } from '../../core/protocol/letter.ts';

const unsentIn = (call: CallId): string => `unsentIn:${call}`;

/** Said by the window itself: something that was typed there is not sent, and stays if the caller gives up. */
export const keepCallWindow = (call: CallId, on: boolean): Promise<void> =>
  on
    ? browser.storage.session.set({ [unsentIn(call)]: true })
    : browser.storage.session.remove(unsentIn(call));

export const isCallWindowKept = async (call: CallId): Promise<boolean> =>
  (await browser.storage.session.get(unsentIn(call)))[unsentIn(call)] === true;
