import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Permissions } from '../../models/ports/browser.ts';
import { HAVE_NOTIFICATIONS_BUTTONS } from './capabilities.ts';

/** Missing in Firefox, where an extension with the permission may always notify. */
type WithLevel = { getPermissionLevel?: () => Promise<string> };

export const createPermissions = (): Permissions => ({
  device: async (device) => (await navigator.permissions.query({ name: device })).state,

  async notifications() {
    const level = await (browser.notifications as WithLevel).getPermissionLevel?.();
    return level === 'denied' ? 'denied' : 'granted';
  },

  async showTestNotification() {
    try {
      await browser.notifications.create('test', {
        type: 'basic',
        iconUrl: `${browser.runtime.getURL('')}icons/128.png`,
        title: i18n.t('welcome.testTitle'),
        message: i18n.t(HAVE_NOTIFICATIONS_BUTTONS ? 'welcome.testMessage' : 'welcome.testMessageWindow'),
      });
      return true;
    } catch {
      return false;
    }
  },
});
