import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createCallButtons } from '../../components/x/call-buttons.ts';
import type { Words } from '../../components/x/words.ts';
import { watchX } from '../../utils/adapters/x/watch-x.ts';

/** `#i18n` would weigh a kilobyte in every tab of X, for plurals that no button needs. */
const words: Words = (key, substitutions) =>
  browser.i18n.getMessage(
    key.replaceAll('.', '_') as Parameters<typeof browser.i18n.getMessage>[0],
    substitutions,
  );

export default defineContentScript({
  matches: ['https://x.com/*', 'https://chat.x.com/*'],
  // X would learn the extension's id from WXT's message.
  noScriptStartedPostMessage: true,
  main: (ctx) => watchX(createCallButtons(words), words('x.group'), () => ctx.abort('orphaned'), ctx.signal),
});
