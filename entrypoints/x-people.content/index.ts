import { defineContentScript } from 'wxt/utils/define-content-script';
import { observePeople } from '../../utils/adapters/x/observe-people.ts';

/** In the page's own world and before its first script, which could otherwise change what we use. */
export default defineContentScript({
  matches: ['https://x.com/*', 'https://chat.x.com/*'],
  world: 'MAIN',
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: observePeople,
});
