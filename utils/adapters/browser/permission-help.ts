import { browser } from 'wxt/browser';
import type { PermissionSettings } from '../../core/media/permission-settings.ts';
import { IS_PERMISSION_PAGE_THERE } from './capabilities.ts';

/** From a window without an address bar, such as that of a call: there is nothing beside it that could be pressed. */
export const permissionSettings: PermissionSettings = IS_PERMISSION_PAGE_THERE
  ? {
      place: 'browser',
      open() {
        const site = encodeURIComponent(`${location.origin}/`);
        void browser.tabs.create({ url: `chrome://settings/content/siteDetails?site=${site}` });
      },
    }
  : { place: 'options', open: () => void browser.runtime.openOptionsPage() };
