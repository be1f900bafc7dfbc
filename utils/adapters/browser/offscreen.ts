/**
 * The broker host of Chrome: an offscreen document, since the service worker has neither WebRTC (without which PeerJS
 * refuses to start) nor sound, and dies when it is idle. Chrome loses the document at restart, reload and update and
 * tells nobody.
 */
import { sendToHost } from '../messaging/background-side.ts';
import { Refused } from '../messaging/envelope.ts';
import { linkTo, type HostLink } from './host-link.ts';

const PAGE = 'offscreen.html';

/** Answers whether it was made just now. */
const create = async (): Promise<boolean> => {
  const existing = await chrome.runtime.getContexts({
    contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT],
  });
  if (existing.length > 0) return false;
  await chrome.offscreen.createDocument({
    url: PAGE,
    // With AUDIO_PLAYBACK alone it would be closed after 30 s of silence.
    reasons: [chrome.offscreen.Reason.WEB_RTC, chrome.offscreen.Reason.AUDIO_PLAYBACK],
    justification: 'Waits for calls and plays the ring',
  });
  return true;
};

let creating: Promise<boolean> | undefined;

/** Makes the document if there is none; of calls at the same time one makes it and all wait for it. */
export const ensureHost = (): Promise<boolean> =>
  (creating ??= create().finally(() => {
    creating = undefined;
  }));

export const createHostLink = (): HostLink => {
  /** It was there in this life of the worker. To look before each letter would cost as much as to send it. */
  let isThere = false;
  let isWatched = false;
  const ensure = async (): Promise<void> => {
    const isNew = await ensureHost();
    isThere = true;
    // The port of a document before ends with that one.
    if (isNew || !isWatched) watch();
  };
  /** A port ends with the document, and that is told to a worker that lives; it keeps no worker alive. */
  const watch = (): void => {
    isWatched = true;
    chrome.runtime.connect().onDisconnect.addListener(() => {
      isThere = false;
      // A document that was there all the time does not take ports: asked again, it would only refuse again.
      const again = async (): Promise<void> => {
        if (await ensureHost()) watch();
      };
      again().catch((error: unknown) => console.warn('The broker host could not be made', error));
    });
  };
  const reach: typeof sendToHost = async (type, ...data) => {
    if (!isThere) await ensure();
    try {
      return await sendToHost(type, ...data);
    } catch (error) {
      if (error instanceof Refused) throw error;
      isThere = false;
      await ensure();
      return sendToHost(type, ...data);
    }
  };
  return linkTo(reach, ensure);
};
