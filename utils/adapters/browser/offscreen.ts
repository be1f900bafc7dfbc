import browser from 'webextension-polyfill';
import type { BrokerTest, HostConfig } from '../messaging/messages.ts';
import { sendToHost } from '../messaging/background-side.ts';
import type { Post, Sounds, Timers } from '../../models/ports.ts';

const PAGE = 'offscreen.html';

/** The background's end of the broker host, which is an offscreen document on Chrome. */
export interface HostLink {
  /** Makes the document if there is none. Cheap when it is there. */
  ensure(): Promise<void>;
  /** What to connect from now on. */
  configure(config: HostConfig): Promise<void>;
  testBroker(url: string): Promise<BrokerTest>;
  readonly post: Post;
  readonly timers: Timers;
  readonly sounds: Sounds;
}

const exists = async (): Promise<boolean> => {
  const contexts = await chrome.runtime.getContexts({
    contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT],
    documentUrls: [browser.runtime.getURL(PAGE)],
  });
  return contexts.length > 0;
};

const make = async (): Promise<void> => {
  if (await exists()) return;
  await chrome.offscreen.createDocument({
    url: PAGE,
    // WEB_RTC keeps it alive without sound; the ring needs AUDIO_PLAYBACK.
    reasons: [chrome.offscreen.Reason.WEB_RTC, chrome.offscreen.Reason.AUDIO_PLAYBACK],
    justification: 'Holds the connection to the signaling server, and plays the ring.',
  });
};

export const createHostLink = (): HostLink => {
  // Chrome allows one document; two calls at once would make the second one throw.
  let making: Promise<void> | undefined;
  const ensure = (): Promise<void> =>
    (making ??= make().finally(() => {
      making = undefined;
    }));
  /** Orders that need no answer. A host that dies meanwhile gets them again when the next one starts. */
  const order = (give: () => Promise<void>): void =>
    void ensure()
      .then(give)
      .catch(() => {});

  return {
    ensure,
    async configure(config) {
      await ensure();
      await sendToHost('configure', config);
    },
    async testBroker(url) {
      await ensure();
      return sendToHost('test-broker', { url });
    },
    post: {
      async send(account, to, letter, psk) {
        await ensure();
        return sendToHost('send', { account, to, letter, ...(psk === undefined ? {} : { psk }) });
      },
    },
    timers: {
      set: (id, at) => order(() => sendToHost('set-timer', { id, at })),
      clear: (id) => order(() => sendToHost('clear-timer', { id })),
    },
    sounds: { ring: (on) => order(() => sendToHost('ring', { on })) },
  };
};
