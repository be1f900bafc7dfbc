import { browser } from 'wxt/browser';

/** The windows in which a page of ours with this URL runs now; one whose page crashed is not among them. */
export const windowsShowing = async (url: string): Promise<readonly number[]> =>
  (await browser.runtime.getContexts({ documentUrls: [url] })).map(({ windowId }) => windowId);
