import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { UserId } from '../../core/people/ids.ts';
import type { Screening } from '../../core/screening/screening.ts';
import { rulesOf, switchesOf, type Switches } from '../../core/screening/switches.ts';
import type { CurrentAccount } from '../current-account.ts';
import { createKept } from '../kept.ts';
import type { SettingsStore } from '../ports/settings.ts';

export type ScreeningModel = {
  /** Undefined until read. */
  readonly screening: ReadonlySignal<Screening | undefined>;
  /** The rules as switches. Undefined until read, and where the list says something that switches cannot show. */
  readonly switches: ReadonlySignal<Switches | undefined>;
  /** Saves at once. Undefined until read. */
  readonly change: ReadonlySignal<((change: Partial<Screening>) => void) | undefined>;
  /** Saves at once. Undefined where there are no switches. */
  readonly changeSwitches: ReadonlySignal<((change: Partial<Switches>) => void) | undefined>;
  /** The last change could not be stored; it is still shown and goes out again with the next one. */
  readonly failed: ReadonlySignal<boolean>;
};

type Pending = {
  readonly of: UserId | null | undefined;
  readonly change: Partial<Screening>;
};

/** What the account that is shown (or accounts to come) decided about calls, saved as it is touched. */
export const createScreening = (
  settings: SettingsStore,
  account: CurrentAccount,
  until: AbortSignal,
): ScreeningModel => {
  const stored = createKept(account, (of) => settings.screening(of), until);
  settings.watch(() => void stored.reload(), until);
  /** Changes on their way to the store, so that a slow write never undoes what is being typed. */
  const pending = signal<Pending>({ of: undefined, change: {} });
  const failed = signal(false);
  const pendingOf = ({ of, change }: Pending, whose: UserId | null | undefined) =>
    of === whose ? change : {};

  const write = async (of: UserId | null, change: Partial<Screening>) => {
    const mine = { of, change: { ...pendingOf(pending.peek(), of), ...change } };
    pending.value = mine;
    try {
      await settings.setScreening(of, mine.change);
      await stored.reload();
      failed.value = false;
      if (pending.peek() === mine) pending.value = { of, change: {} };
    } catch {
      failed.value = true;
    }
  };

  const screening = computed(
    () => stored.value.value && { ...stored.value.value, ...pendingOf(pending.value, account.value) },
  );
  const switches = computed(() => screening.value && switchesOf(screening.value.rules));
  const change = computed(() => {
    const of = account.value;
    return of === undefined || screening.value === undefined
      ? undefined
      : (change: Partial<Screening>) => void write(of, change);
  });
  return {
    screening,
    switches,
    change,
    failed,
    changeSwitches: computed(() => {
      const save = change.value;
      if (save === undefined || switches.value === undefined) return undefined;
      // Read at the touch: two touches in a row build on each other.
      return (wanted) => {
        const now = switches.peek();
        if (now) save({ rules: rulesOf({ ...now, ...wanted }) });
      };
    }),
  };
};
