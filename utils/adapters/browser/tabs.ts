import browser from 'webextension-polyfill';
import type { BrowserTabs } from '../../models/ports/browser.ts';

/** Undefined: it was closed. */
const find = (id: number) => browser.tabs.get(id).catch(() => undefined);

export const browserTabs: BrowserTabs = {
  // Of other sites no browser tells us.
  urlOf: async (id) => (await find(id))?.url,

  async show(id) {
    const { windowId } = await browser.tabs.update(id, { active: true });
    if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
  },

  async open(url, beside) {
    const opener = beside === undefined ? undefined : await find(beside);
    const next = opener && { openerTabId: opener.id, windowId: opener.windowId };
    // The window of an installed app takes no further tabs.
    const { id, windowId } = await browser.tabs
      .create({ url, ...next })
      .catch(() => browser.tabs.create({ url }));
    if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
    return id;
  },
};
