import { defineBackground } from 'wxt/utils/define-background';
import browser from 'webextension-polyfill';
import { createHostPlace } from './host.ts';
import { createParts } from './parts.ts';
import { listen } from './listen.ts';

export default defineBackground(() => {
  // Every listener is registered before the first await: the event that woke this worker is heard.
  const host = createHostPlace();
  const parts = createParts(host.link);
  listen(parts, host.hear);
  void parts.start();
  // Chromium 156 reads the texts once for all of the extension's process. Were the first to ask a page that is closed
  // meanwhile, all pages and notifications after it would be without any.
  browser.i18n.getMessage('@@ui_locale');
});
