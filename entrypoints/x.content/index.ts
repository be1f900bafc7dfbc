import { defineContentScript } from 'wxt/utils/define-content-script';
import { watchX } from '../../utils/adapters/x/watch-x.ts';

export default defineContentScript({
  matches: ['https://x.com/*', 'https://chat.x.com/*'],
  // X would learn the extension's id from WXT's message.
  noScriptStartedPostMessage: true,
  main: (ctx) => watchX(() => ctx.abort('orphaned'), ctx.signal),
});
