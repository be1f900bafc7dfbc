import { i18n } from '#i18n';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createCallButtons } from '../../components/x/call-buttons.ts';
import { watchX } from '../../utils/adapters/x/watch-x.ts';

export default defineContentScript({
  matches: ['https://x.com/*', 'https://chat.x.com/*'],
  // X would learn the extension's id from WXT's message.
  noScriptStartedPostMessage: true,
  main: (ctx) => watchX(createCallButtons, i18n.t('x.group'), () => ctx.abort('orphaned'), ctx.signal),
});
