import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Placed } from '../core/call/input.ts';
import type { FromPages } from './ports/messages.ts';
import type { Background, Given } from './background.ts';

/** not-reached: the background could not be reached, or refused */
export type Failure = 'not-reached' | Exclude<Placed, 'placed'>;

/** Things asked of the background whose result comes back as a change of what is shown. */
export type Errands = {
  readonly send: <K extends keyof FromPages>(type: K, ...data: Given<FromPages[K]['in']>) => void;
  /** The same, for whom it matters whether it was done. */
  readonly attempt: <K extends keyof FromPages>(
    type: K,
    ...data: Given<FromPages[K]['in']>
  ) => Promise<boolean>;
  /** Rings somebody; answers whether there is a call with them now. */
  readonly call: (whom: FromPages['call-person']['in']) => Promise<boolean>;
  /** Why nothing came of the last errand. */
  readonly failed: ReadonlySignal<Failure | undefined>;
};

export const createErrands = (background: Background): Errands => {
  const failed = signal<Failure | undefined>();
  const settle = (failure: Failure | undefined): boolean => {
    failed.value = failure;
    return failure === undefined;
  };
  const attempt: Errands['attempt'] = (type, ...data) =>
    background.ask(type, ...data).then(
      () => settle(undefined),
      () => settle('not-reached'),
    );
  return {
    failed,
    attempt,
    call: (whom) =>
      background.ask('call-person', whom).then(
        (placed) => settle(placed === 'placed' ? undefined : placed),
        () => settle('not-reached'),
      ),
    send: (type, ...data) => void attempt(type, ...data),
  };
};
