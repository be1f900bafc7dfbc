import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { UserId } from '../core/people/ids.ts';
import type { ScreeningSwitches } from '../core/screening/switches.ts';
import type { CurrentAccount } from './current-account.ts';
import { createKept } from './kept.ts';
import type { SettingsStore } from './ports.ts';

export type SwitchesModel = {
  /** Undefined until read. */
  readonly switches: ReadonlySignal<ScreeningSwitches | undefined>;
  /** Saves at once. Undefined until read. */
  readonly change: ReadonlySignal<((change: Partial<ScreeningSwitches>) => void) | undefined>;
  /** The last change could not be stored; it is still shown and goes out again with the next one. */
  readonly failed: ReadonlySignal<boolean>;
};

type Pending = {
  readonly of: UserId | null | undefined;
  readonly change: Partial<ScreeningSwitches>;
};

/** The simple switches of the account that is shown, or of accounts to come, saved as they are touched. */
export const createScreeningSwitches = (
  settings: SettingsStore,
  account: CurrentAccount,
  until: AbortSignal,
): SwitchesModel => {
  const stored = createKept(account, (of) => settings.switches(of), until);
  settings.watch(() => void stored.reload(), until);
  /** Changes on their way to the store, so that a slow write never undoes what is being typed. */
  const pending = signal<Pending>({ of: undefined, change: {} });
  const failed = signal(false);
  const pendingOf = ({ of, change }: Pending, whose: UserId | null | undefined) =>
    of === whose ? change : {};

  const write = async (of: UserId | null, change: Partial<ScreeningSwitches>) => {
    const mine = { of, change: { ...pendingOf(pending.peek(), of), ...change } };
    pending.value = mine;
    try {
      await settings.setSwitches(of, mine.change);
      await stored.reload();
      failed.value = false;
      if (pending.peek() === mine) pending.value = { of, change: {} };
    } catch {
      failed.value = true;
    }
  };

  const switches = computed(
    () => stored.value.value && { ...stored.value.value, ...pendingOf(pending.value, account.value) },
  );
  return {
    switches,
    failed,
    change: computed(() => {
      const of = account.value;
      return of === undefined || switches.value === undefined
        ? undefined
        : (change) => void write(of, change);
    }),
  };
};
