import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { UserId } from '../core/people/ids.ts';
import type { CurrentAccount } from './current-account.ts';

export type Kept<T> = {
  /** Undefined until read for the account that is shown. */
  readonly value: ReadonlySignal<T | undefined>;
  /** Reads again. However often it is asked for during one read, there is one more after it. */
  readonly reload: () => Promise<void>;
  /** Changes what was read, where one knows better than by reading everything again. */
  readonly patch: (account: UserId, change: (value: T) => T) => void;
};

/** What a store keeps for the account that is shown; read at each change of account and on `reload`. */
export const createKept = <T>(
  account: CurrentAccount,
  read: (account: UserId | null) => Promise<T>,
  until: AbortSignal,
): Kept<T> => {
  const last = signal<{ readonly of: UserId | null; readonly value: T }>();
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const readOnce = async () => {
    const of = account.peek();
    if (of === undefined) return;
    const value = await read(of);
    if (of === account.peek()) last.value = { of, value };
  };
  const start = (): Promise<void> => {
    const mine = readOnce().finally(() => {
      if (running === mine) running = undefined;
    });
    running = mine;
    return mine;
  };
  const reload = (): Promise<void> => {
    if (running === undefined) return start();
    next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  };
  const stop = effect(() => {
    if (account.value !== undefined) void reload();
  });
  until.addEventListener('abort', stop, { once: true });

  return {
    reload,
    patch: (of, change) => {
      // What is being read may be from before the change.
      if (running !== undefined) void reload();
      const known = last.peek();
      if (known?.of === of) last.value = { of, value: change(known.value) };
    },
    value: computed(() => (last.value?.of === account.value ? last.value?.value : undefined)),
  };
};
