import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { UserId } from '../core/people/ids.ts';
import type { Background } from './background.ts';
import type { CurrentAccount } from './current-account.ts';

export type AddressModel = {
  readonly change: ReadonlySignal<'none' | 'done' | 'failed'>;
  /** Takes a new address at once. Undefined while there is no account. */
  readonly takeNewAddress: ReadonlySignal<(() => Promise<void>) | undefined>;
};

export const createAddressChange = (background: Background, account: CurrentAccount): AddressModel => {
  const change = signal<'none' | 'done' | 'failed'>('none');
  const take = async (of: UserId) => {
    try {
      await background.ask('change-address', { account: of });
      change.value = 'done';
    } catch {
      change.value = 'failed';
    }
  };
  return {
    change,
    takeNewAddress: computed(() => {
      const of = account.value;
      return of === undefined || of === null ? undefined : () => take(of);
    }),
  };
};
