import browser from 'webextension-polyfill';
import type { FrontTab } from '../../models/ports/browser.ts';
import { X_SCRIPT, xPages } from './x-pages.ts';

export const frontTab = async (): Promise<FrontTab> => {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return { id: tab?.id, own: tab?.url?.startsWith(browser.runtime.getURL('')) === true };
};

/** Runs the script with the call buttons beside the one that asked for it. Rejects when the tab is on another site by now. */
export const bringCalls = async (tabId: number): Promise<void> => {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/x-calls.js'] });
};

/**
 * A browser gives scripts to pages that load. In tabs that were open before this version of ours came, or while a person
 * kept us away from X, there are none, or those of the version before, whose buttons lead nowhere. The page's own world
 * keeps the observer that it has.
 */
export const joinOpenTabs = async (): Promise<void> => {
  for (const { id } of await browser.tabs.query({ url: xPages() })) {
    if (id === undefined) continue;
    // A tab that sleeps, or is on its way elsewhere, gets them when it loads.
    browser.scripting.executeScript({ target: { tabId: id }, files: [`/${X_SCRIPT}`] }).catch(() => {});
  }
};

export const openWelcome = async (): Promise<void> => {
  await browser.tabs.create({ url: browser.runtime.getURL('welcome.html') });
};

/** The popup as a page: a browser opens the real one only under a click on its own button. */
export const openPopupPage = async (tab: 'recent' | 'screening'): Promise<void> => {
  await browser.tabs.create({ url: browser.runtime.getURL(`popup.html#${tab}`) });
};

/** A small window in which we ask; nothing can lie over it or under it. */
export const openConfirm = async (): Promise<void> => {
  await browser.windows.create({
    type: 'popup',
    url: browser.runtime.getURL('confirm.html'),
    width: 400,
    height: 320,
    focused: true,
  });
};

/** Registers at once. */
export const onTabClosed = (closed: (tab: number) => void): void => {
  browser.tabs.onRemoved.addListener((tab) => closed(tab));
};
