import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { UserId } from '../core/people/ids.ts';
import type { ScreeningSwitches } from '../core/screening/switches.ts';
import type { SettingsStore } from './ports.ts';

export type SwitchesModel = {
  /** Undefined until read, and while there is no account to which they belong. */
  readonly switches: ReadonlySignal<ScreeningSwitches | undefined>;
  /** Saves at once. Undefined while there is nothing to change. */
  readonly change: ReadonlySignal<((change: Partial<ScreeningSwitches>) => void) | undefined>;
  /** The last change could not be stored; it is still shown and goes out again with the next one. */
  readonly failed: ReadonlySignal<boolean>;
};

/** The simple switches of one account, saved as they are touched. */
export const createScreeningSwitches = (
  settings: SettingsStore,
  account: ReadonlySignal<UserId | undefined>,
  until: AbortSignal,
): SwitchesModel => {
  const stored = signal<{ readonly of: UserId; readonly switches: ScreeningSwitches }>();
  /** Changes on their way to the store, so that a slow write never undoes what is being typed. */
  const pending = signal<Partial<ScreeningSwitches>>({});
  const failed = signal(false);
  let writes = 0;

  const load = async (of: UserId) => {
    const switches = await settings.switches(of);
    if (account.peek() === of) stored.value = { of, switches };
  };
  const reload = () => {
    const of = account.peek();
    if (of !== undefined) void load(of);
  };
  settings.watch(reload, until);
  const stop = effect(() => {
    const of = account.value;
    pending.value = {};
    if (of !== undefined) void load(of);
  });
  until.addEventListener('abort', stop);

  const write = async (of: UserId, change: Partial<ScreeningSwitches>) => {
    const all = { ...pending.peek(), ...change };
    pending.value = all;
    writes += 1;
    const mine = writes;
    try {
      await settings.setSwitches(of, all);
      await load(of);
      failed.value = false;
      if (mine === writes) pending.value = {};
    } catch {
      failed.value = true;
    }
  };

  const switches = computed(() => {
    const read = stored.value;
    return read === undefined || read.of !== account.value
      ? undefined
      : { ...read.switches, ...pending.value };
  });

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
