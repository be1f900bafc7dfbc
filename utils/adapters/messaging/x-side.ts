/** Messages as the content script on X sends and gets them. */
import { browser } from 'wxt/browser';
import type { Answer, Envelope } from './envelope.ts';
import type { FromX, ToX } from '../../models/ports/messages.ts';

export type XHandlers = {
  readonly [K in keyof ToX]?: (data: ToX[K]['in']) => ToX[K]['out'] | Promise<ToX[K]['out']>;
};

export type XSide = {
  /** Undefined when nobody answered, the background refused, or this script is orphaned. Never throws, never repeats. */
  readonly send: <K extends keyof FromX>(
    type: K,
    data: FromX[K]['in'],
  ) => Promise<FromX[K]['out'] | undefined>;
  readonly listen: (handlers: XHandlers) => void;
};

/**
 * An update or removal of the extension leaves scripts in open tabs behind, without a way to talk: `orphaned` is
 * called when that is noticed. `signal` ends listening and sending.
 */
export const createXSide = (orphaned: () => void, signal: AbortSignal): XSide => ({
  async send(type, data) {
    if (signal.aborted) return undefined;
    try {
      const envelope: Envelope = { to: 'background', type, data };
      const answer = await browser.runtime.sendMessage<Envelope, Answer | undefined>(envelope);
      return answer?.ok ? (answer.value as FromX[typeof type]['out']) : undefined;
    } catch {
      if (!isAttached()) orphaned();
      return undefined;
    }
  },

  listen(handlers) {
    const listener = (message: Envelope, _sender: unknown, respond: (answer: Answer) => void): boolean => {
      if (message?.to !== 'x' || !Object.hasOwn(handlers, message.type)) return false;
      const handle = handlers[message.type as keyof ToX] as (data: unknown) => unknown;
      void answerOf(() => handle(message.data)).then(respond);
      return true;
    };
    browser.runtime.onMessage.addListener(listener);
    signal.addEventListener('abort', () => {
      if (isAttached()) browser.runtime.onMessage.removeListener(listener);
    });
  },
});

const answerOf = async (handle: () => unknown): Promise<Answer> => {
  try {
    const value = await handle();
    // Firefox would send an explicit `undefined`, which is no answer in our schema.
    return value === undefined ? { ok: true } : { ok: true, value };
  } catch {
    return { ok: false };
  }
};

const isAttached = (): boolean => browser.runtime?.id !== undefined;
