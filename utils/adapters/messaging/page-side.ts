/**
 * The end of our own pages: popup, options, welcome, ring and call windows. It asks and listens and never answers, so it
 * needs no polyfill, which would weigh 10 kB in each of them.
 */
import { browser } from 'wxt/browser';
import { parseEnvelope } from './envelope.ts';
import type { FromPages, ToPages } from './messages.ts';
import { createSend } from './send.ts';
import { classifySender, type Stamp } from './sender.ts';

export const sendFromPage = createSend<FromPages>('background');

type Listeners = { readonly [K in keyof ToPages]?: (data: ToPages[K]['in']) => void };

/** Hears what the background, and nobody else, tells all pages, until aborted. Nobody answers. */
export const onToPages = (listeners: Listeners, signal: AbortSignal): void => {
  const own = { id: browser.runtime.id, root: browser.runtime.getURL('') };
  const heard = (message: unknown, stamp: Stamp): undefined => {
    const envelope = parseEnvelope(message);
    if (envelope?.to !== 'pages' || classifySender(stamp, own)?.kind !== 'background') return;
    if (!Object.hasOwn(listeners, envelope.type)) return;
    // Written by our own background from the same map of types.
    const listener = listeners[envelope.type as keyof ToPages] as ((data: unknown) => void) | undefined;
    listener?.(envelope.data);
  };
  browser.runtime.onMessage.addListener(heard);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(heard), { once: true });
};
