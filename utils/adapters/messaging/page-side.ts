/**
 * The end of our own pages: popup, options, welcome, ring and call windows. It asks and listens and never answers, so it
 * needs no polyfill, which would weigh 10 kB in each of them.
 */
import { browser } from 'wxt/browser';
import { parseEnvelope } from './envelope.ts';
import type { FromPages, ToPages } from '../../models/ports/messages.ts';
import { createSend } from './send.ts';
import { classifySender, type Stamp } from './sender.ts';

export const sendFromPage = createSend<FromPages>('background');

export type Listeners = { readonly [K in keyof ToPages]?: (data: ToPages[K]['in']) => void };

/** Calls the listener that a message of the background is for. */
export const distribute = (message: unknown, listeners: Listeners): void => {
  const envelope = parseEnvelope(message);
  if (envelope?.to !== 'pages' || !Object.hasOwn(listeners, envelope.type)) return;
  // Written by our own background from the same map of types.
  const listener = listeners[envelope.type as keyof ToPages] as ((data: unknown) => void) | undefined;
  listener?.(envelope.data);
};

/** Hears all messages of the background, and of nobody else, until aborted. Nobody answers. */
export const onBackground = (heard: (message: unknown) => void, signal: AbortSignal): void => {
  const own = { id: browser.runtime.id, root: browser.runtime.getURL('') };
  const listener = (message: unknown, stamp: Stamp): undefined => {
    if (classifySender(stamp, own)?.kind === 'background') heard(message);
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener), { once: true });
};

/** Hears what the background tells all pages, until aborted. */
export const onToPages = (listeners: Listeners, signal: AbortSignal): void =>
  onBackground((message) => distribute(message, listeners), signal);
