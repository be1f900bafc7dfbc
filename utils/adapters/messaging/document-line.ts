/** A document's line to our own background. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { CallId } from '../../core/protocol/letter.ts';
import { readAnswer } from './envelope.ts';
import { openLine, type Line, type Respond } from './line.ts';
import type { Lives } from './lives.ts';

export type DocumentLine = {
  /** Undefined while there is none: the worker sleeps, or has not taken it yet. */
  current(): Line | undefined;
  /** Opens one, if there is none: to be called only while the worker is awake, since it would wake it. */
  dial(): void;
};

/** ms; then the next message that was answered dials again. */
const PATIENCE = 5_000;

type Background = { postMessage(message: unknown, how: { readonly transfer: Transferable[] }): void };

/** Chrome's is a service worker; Firefox's is a page, which others of ours reach as any page its own. */
const findBackground = async (): Promise<Background | null | undefined> =>
  (await navigator.serviceWorker?.getRegistration())?.active ??
  // The types of the API know nothing of the DOM.
  (browser.extension.getBackgroundPage() as Background | null);

/**
 * @param call whose window this is, if it is one
 * @param respond answers what the worker says over the line
 * @param opened from now on the worker uses this line
 */
export const createDocumentLine = (
  lives: Lives,
  call: CallId | undefined,
  respond: Respond,
  opened: () => void = () => undefined,
): DocumentLine => {
  let line: Line | undefined;
  let isDialing = false;

  const dial = async (): Promise<void> => {
    const background = await findBackground();
    if (!background) return;
    const data = { life: await lives.own(), ...(call === undefined ? {} : { call }) };
    const { port1, port2 } = new MessageChannel();
    const made = openLine(port1, respond);
    background.postMessage(null, { transfer: [port2] });
    const life = v.parse(v.string(), readAnswer(await made.ask({ to: 'background', type: 'line', data })));
    void lives.end(life).then(() => {
      if (line === made) line = undefined;
      made.close();
    });
    line = made;
    opened();
  };

  return {
    current: () => line,
    dial() {
      if (isDialing || line !== undefined) return;
      isDialing = true;
      const done = (): void => void (isDialing = false);
      // Whoever dies over it never answers, and how to learn of its end was to be its answer.
      const late = setTimeout(done, PATIENCE);
      void dial()
        .catch(() => undefined)
        .finally(() => {
          clearTimeout(late);
          done();
        });
    },
  };
};
