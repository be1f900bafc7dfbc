import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { UserId } from '../core/people/ids.ts';
import type { CurrentAccount } from './current-account.ts';

export type Kept<T> = {
  /** Undefined until read for the account that is shown. */
  readonly value: ReadonlySignal<T | undefined>;
  readonly reload: () => Promise<void>;
};

/** What a store keeps for the account that is shown; read at each change of account and on `reload`. */
export const createKept = <T>(
  account: CurrentAccount,
  read: (account: UserId | null) => Promise<T>,
  until: AbortSignal,
): Kept<T> => {
  const last = signal<{ readonly of: UserId | null; readonly value: T }>();
  let reads = 0;

  const reload = async () => {
    const of = account.peek();
    if (of === undefined) return;
    reads += 1;
    const mine = reads;
    const value = await read(of);
    // Two reads may overtake each other; only the last one asked for counts.
    if (mine === reads) last.value = { of, value };
  };
  const stop = effect(() => {
    if (account.value !== undefined) void reload();
  });
  until.addEventListener('abort', stop, { once: true });

  return {
    reload,
    value: computed(() => (last.value?.of === account.value ? last.value?.value : undefined)),
  };
};
