import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { UserId } from '../core/people/ids.ts';
import type { OverviewModel } from './overview.ts';
import type { SettingsStore } from './ports/settings.ts';

/** Undefined: not read yet · null: X was not opened yet, so there is none. */
export type CurrentAccount = ReadonlySignal<UserId | null | undefined>;

/**
 * The account that our pages show: the one last seen in a tab. The background says it; until it has (or when it
 * cannot be reached) the stored one stands in, so that lists and switches work without it.
 */
export const createCurrentAccount = (
  overview: OverviewModel,
  settings: SettingsStore,
  until: AbortSignal,
): CurrentAccount => {
  const stored = signal<UserId | null>();
  const load = async () => {
    stored.value = (await settings.browser()).currentAccount ?? null;
  };
  settings.watch(() => void load(), until);
  void load();
  return computed(() => overview.account.value?.id ?? stored.value);
};
