import browser from 'webextension-polyfill';
import { conversationOf, type Handle, type UserId } from '../../core/people/ids.ts';

/** Opens the DM of these two in a new tab of X. */
export const openConversation = async (me: UserId, partner: UserId): Promise<void> => {
  await browser.tabs.create({ url: `https://x.com/i/chat/${conversationOf(me, partner)}` });
};

/** Opens X's list of the people whom this handle follows; gives the tab. */
export const openFollowing = async (handle: Handle): Promise<number | undefined> =>
  (await browser.tabs.create({ url: `https://x.com/${handle}/following` })).id;

/**
 * The tab that a person looks at. `own`: it is a page of ours (the popup opened as a tab), so the tab that they mean
 * is another one.
 */
export const activeTab = async (): Promise<{ readonly id: number | undefined; readonly own: boolean }> => {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return { id: tab?.id, own: tab?.url?.startsWith(browser.runtime.getURL('')) === true };
};

/** Runs the script with the call buttons beside the one that asked for it. Rejects when the tab is on another site by now. */
export const bringCalls = async (tabId: number): Promise<void> => {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/x-calls.js'] });
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
