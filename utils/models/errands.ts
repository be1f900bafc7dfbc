import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { FromPages } from '../adapters/messaging/messages.ts';
import type { Background, Given } from './background.ts';

/** Things asked of the background whose result comes back as a change of what is shown. */
export type Errands = {
  readonly send: <K extends keyof FromPages>(type: K, ...data: Given<FromPages[K]['in']>) => void;
  /** The same, for whom it matters whether it was done. */
  readonly attempt: <K extends keyof FromPages>(
    type: K,
    ...data: Given<FromPages[K]['in']>
  ) => Promise<boolean>;
  /** The last errand did not reach the background, or was refused. */
  readonly failed: ReadonlySignal<boolean>;
};

export const createErrands = (background: Background): Errands => {
  const failed = signal(false);
  const attempt: Errands['attempt'] = async (type, ...data) => {
    const isDone = await background.ask(type, ...data).then(
      () => true,
      () => false,
    );
    failed.value = !isDone;
    return isDone;
  };
  return {
    failed,
    attempt,
    send: (type, ...data) => void attempt(type, ...data),
  };
};
