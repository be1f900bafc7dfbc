import { signal, type ReadonlySignal } from '@preact/signals-core';
import { hasLogin } from '../core/protocol/relay.ts';
import type { SettingsStore } from './ports/settings.ts';

/** Whether a relay is stored that calls can use. Undefined until read. */
export const createRelaySet = (
  settings: SettingsStore,
  until: AbortSignal,
): ReadonlySignal<boolean | undefined> => {
  const isSet = signal<boolean>();
  const load = async () => {
    isSet.value = (await settings.browser()).relays.some(hasLogin);
  };
  settings.watch(() => void load(), until);
  void load();
  return isSet;
};
