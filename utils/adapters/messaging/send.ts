import { browser } from 'wxt/browser';
import { readAnswer, type Data, type Envelope, type Messages, type Receiver } from './envelope.ts';
import type { Deliver } from './route.ts';

/** Sends a message of one direction and gives the answer; rejects when nobody answers or the receiver refuses. */
export type Send<Map extends Messages> = <K extends keyof Map & string>(
  type: K,
  ...data: Data<Map[K]['in']>
) => Promise<Map[K]['out']>;

export const envelopeOf = (to: Receiver, type: string, data: readonly unknown[]): Envelope =>
  data.length > 0 ? { to, type, data: data[0] } : { to, type };

export const deliverByBrowser: Deliver = (envelope) => browser.runtime.sendMessage(envelope);

export const createSend =
  <Map extends Messages>(to: Receiver, deliver = deliverByBrowser): Send<Map> =>
  async (type, ...data) =>
    readAnswer(await deliver(envelopeOf(to, type, data)));

export const createSendToTab =
  <Map extends Messages>(to: Receiver) =>
  async <K extends keyof Map & string>(
    tabId: number,
    type: K,
    ...data: Data<Map[K]['in']>
  ): Promise<Map[K]['out']> =>
    readAnswer(await browser.tabs.sendMessage(tabId, envelopeOf(to, type, data), { frameId: 0 }));

/** For everybody who listens, if anybody does: nobody answers, and nothing fails when no page is open. */
export const createBroadcast =
  <Map extends Messages>(to: Receiver) =>
  <K extends keyof Map & string>(type: K, ...data: Data<Map[K]['in']>): void => {
    browser.runtime.sendMessage(envelopeOf(to, type, data)).catch(() => {});
  };
