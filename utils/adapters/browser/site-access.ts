import { browser } from 'wxt/browser';
import type { SiteAccess } from '../../models/ports/browser.ts';
import { xPages } from './x-pages.ts';

/**
 * The right to work in X's pages. Chromium lets a person keep it for a press on Ahoy's symbol, and Firefox, in versions
 * that ask for it at all, lets them take it away.
 */
export const siteAccess: SiteAccess = {
  isGiven: () => browser.permissions.contains({ origins: xPages() }),
  ask: () => browser.permissions.request({ origins: xPages() }),
  watch(changed) {
    browser.permissions.onAdded.addListener(changed);
    browser.permissions.onRemoved.addListener(changed);
  },
};
