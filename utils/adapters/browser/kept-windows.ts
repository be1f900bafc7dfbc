import { browser } from 'wxt/browser';
import { draftKey } from '../../core/call/draft.ts';
import type { CallId } from '../../core/protocol/letter.ts';

/** Something that was typed to the caller in the call's window is not sent: it stays if the caller gives up. */
export const isCallWindowKept = async (call: CallId): Promise<boolean> => {
  const key = draftKey(call, 'answer');
  const text = (await browser.storage.session.get(key))[key];
  return typeof text === 'string' && text.trim() !== '';
};
