import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createCallButtons } from '../components/x/call-buttons.ts';
import type { Words } from '../components/x/words.ts';
import { createCalls } from '../utils/adapters/x/calls.ts';

/** `#i18n` would weigh a kilobyte in X's page, for plurals that no button needs. */
const words: Words = (key, substitutions) =>
  browser.i18n.getMessage(
    key.replaceAll('.', '_') as Parameters<typeof browser.i18n.getMessage>[0],
    substitutions,
  );

/** Brought by the background into tabs of X with a chat, a drawer or a profile; no tab loads it by itself. */
export default defineUnlistedScript(() => {
  globalThis.ahoyTakeCalls?.(createCalls(createCallButtons(words), words('x.group')));
});
