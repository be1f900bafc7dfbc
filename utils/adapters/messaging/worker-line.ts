/** A document's line to our own service worker. On Firefox, whose background is a page, there is none. */
import * as v from 'valibot';
import type { CallId } from '../../core/protocol/letter.ts';
import { readAnswer } from './envelope.ts';
import { openLine, type Line, type Respond } from './line.ts';
import type { Lives } from './lives.ts';

export type WorkerLine = {
  /** Undefined while there is none: the worker sleeps, or has not taken it yet. */
  current(): Line | undefined;
  /** Opens one, if there is none: to be called only while the worker is awake, since it would wake it. */
  dial(): void;
};

const findWorker = async (): Promise<ServiceWorker | null> =>
  (await navigator.serviceWorker?.getRegistration())?.active ?? null;

/**
 * @param call whose window this is, if it is one
 * @param respond answers what the worker says over the line
 * @param opened from now on the worker uses this line
 */
export const createWorkerLine = (
  lives: Lives,
  call: CallId | undefined,
  respond: Respond,
  opened: () => void = () => undefined,
): WorkerLine => {
  let line: Line | undefined;
  let isDialing = false;

  const dial = async (): Promise<void> => {
    const worker = await findWorker();
    if (worker === null) return;
    const data = { life: await lives.own(), ...(call === undefined ? {} : { call }) };
    const { port1, port2 } = new MessageChannel();
    const made = openLine(port1, respond);
    worker.postMessage(null, [port2]);
    const life = v.parse(v.string(), readAnswer(await made.ask({ to: 'background', type: 'line', data })));
    void lives.end(life).then(() => {
      line = undefined;
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
      void dial()
        .catch(() => undefined)
        .finally(() => (isDialing = false));
    },
  };
};
