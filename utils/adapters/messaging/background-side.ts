/** The background's end. Every `on…` registers synchronously, so that a message that woke the worker is heard. */
import { browser } from 'wxt/browser';
import type { CallId } from '../../core/protocol/letter.ts';
import { takeLines, type Lines } from './background-lines.ts';
import type { Data } from './envelope.ts';
import { FROM_HOST } from './host.ts';
import { FROM_PAGES } from './from-pages.ts';
import { FROM_X, type FromXSender } from './from-x.ts';
import { createLives } from './lives.ts';
import type { FromHost, FromPages, FromX, ToHost, ToPages, ToX } from '../../models/ports/messages.ts';
import { receive, type Handlers, type Responder } from './receive.ts';
import { createRoute } from './route.ts';
import { createBroadcast, createSend, createSendToTab, deliverByBrowser, envelopeOf } from './send.ts';
import type { Sender } from './sender.ts';

/** Those that are heard over lines as well. */
const responders: Responder[] = [];
const respond: Responder = (message, sender) => {
  for (const one of responders) {
    const answer = one(message, sender);
    if (answer !== undefined) return answer;
  }
  return undefined;
};
let lines: Lines | undefined;

export const onFromX = (handlers: Handlers<FromX, FromXSender>): void => void receive(FROM_X, handlers);

export const onFromPages = (handlers: Handlers<FromPages, Sender>): void => {
  responders.push(receive(FROM_PAGES, handlers));
  const own = { id: browser.runtime.id, root: browser.runtime.getURL('') };
  lines ??= takeLines(globalThis, own, createLives(), respond);
};

/** For a host that is a document of its own, beside a service worker. */
export const onFromHost = (handlers: Handlers<FromHost, Sender>): void =>
  void responders.push(receive(FROM_HOST, handlers));

/** Rejects when the tab is gone or shows no page of X any more. */
export const sendToX = createSendToTab<ToX>('x');

export const sendToPages = createBroadcast<ToPages>('pages');

/** For the window of a call, and nobody else. Nothing fails when there is none. */
export const sendToWindow = <K extends 'call-changed' | 'call-signal'>(
  call: CallId,
  type: K,
  ...data: Data<ToPages[K]['in']>
): void => {
  const open = lines?.windows(call) ?? [];
  if (open.length === 0) sendToPages(type, ...data);
  for (const line of open) line.tell(envelopeOf('pages', type, data));
};

export const sendToHost = createSend<ToHost>(
  'host',
  createRoute(() => lines?.host(), deliverByBrowser),
);
