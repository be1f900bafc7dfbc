import { browser } from 'wxt/browser';
import { IS_PERMISSION_PAGE_THERE } from './capabilities.ts';

/**
 * Opens the browser's settings for this extension. Chromium keeps them on a page; in its windows without an address bar
 * there is nothing else to press. Firefox has everything beside the address, which its popup windows show.
 */
export const openPermissionSettings: (() => void) | undefined = IS_PERMISSION_PAGE_THERE
  ? () => {
      const site = encodeURIComponent(`${location.origin}/`);
      void browser.tabs.create({ url: `chrome://settings/content/siteDetails?site=${site}` });
    }
  : undefined;
