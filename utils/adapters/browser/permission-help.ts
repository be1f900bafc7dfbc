import { browser } from 'wxt/browser';

/**
 * Opens the browser's settings for this extension. Chromium keeps them on a page; in its windows without an address bar
 * there is nothing else to press. Firefox has everything beside the address, which its popup windows show.
 */
export const openPermissionSettings: (() => void) | undefined =
  location.protocol === 'chrome-extension:'
    ? () => {
        const site = encodeURIComponent(`${location.origin}/`);
        void browser.tabs.create({ url: `chrome://settings/content/siteDetails?site=${site}` });
      }
    : undefined;
