import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Stamp } from '../../../../utils/adapters/messaging/sender.ts';

/** What the browser stamps on messages of each of our contexts. */
const id = 'test-extension-id';
const page = (path: string): Stamp => ({ id, url: `chrome-extension://${id}/${path}` });

/** A tab as far as the stamp is concerned. */
const tab = (url?: string): NonNullable<Stamp['tab']> => ({
  id: 7,
  ...(url === undefined ? {} : { url }),
});

export const stamps = {
  background: page('background.js'),
  offscreen: page('offscreen.html'),
  popup: page('popup.html'),
  /** A page of ours in a window or tab is stamped with that tab. */
  callWindow: { ...page('call.html?call=x'), tab: tab(`chrome-extension://${id}/call.html`), frameId: 0 },
  x: { id, url: 'https://x.com/home', tab: tab('https://x.com/i/chat/1-2'), frameId: 0 },
  chatX: { id, url: 'https://chat.x.com/', tab: tab(), frameId: 0 },
  frameInX: { id, url: 'https://x.com/i/widget', tab: tab('https://x.com/home'), frameId: 3 },
  otherSite: { id, url: 'https://x.com.evil.example/', tab: tab('https://x.com.evil.example/'), frameId: 0 },
  leftX: { id, url: 'https://x.com/home', tab: tab('https://evil.example/'), frameId: 0 },
  plainHttp: { id, url: 'http://x.com/home', tab: tab('http://x.com/home'), frameId: 0 },
  otherExtension: { ...page('popup.html'), id: 'somebody-else' },
} satisfies Record<string, Stamp>;

/** Delivers a message as the browser would and gives what was answered, if anybody did. */
export const deliver = async (message: unknown, stamp: Stamp): Promise<unknown> => {
  const answers: unknown[] = await fakeBrowser.runtime.onMessage.trigger(
    message,
    stamp as Parameters<typeof fakeBrowser.runtime.onMessage.trigger>[1],
    () => {},
  );
  return answers.find((answer) => answer !== undefined);
};
