import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { BrowserSettings, SettingsStore } from './ports/settings.ts';

/** Switches of Options, each of which counts at once. */
export type BrowserChoices = Pick<BrowserSettings, 'alwaysRelay' | 'hideLocal' | 'ringWindow'>;

export type ChoicesModel = {
  /** Undefined until the stored settings are read. */
  readonly choices: ReadonlySignal<BrowserChoices | undefined>;
  /** The browser did not store the last choice. */
  readonly failed: ReadonlySignal<boolean>;
  readonly choose: (change: Partial<BrowserChoices>) => Promise<void>;
};

export const createChoices = (settings: SettingsStore, until: AbortSignal): ChoicesModel => {
  const choices = signal<BrowserChoices>();
  const failed = signal(false);
  const load = async (): Promise<void> => {
    const { alwaysRelay, hideLocal, ringWindow } = await settings.browser();
    choices.value = { alwaysRelay, hideLocal, ringWindow };
  };
  settings.watch(() => void load(), until);
  void load();
  return {
    choices,
    failed,
    async choose(change) {
      try {
        await settings.setBrowser(change);
        failed.value = false;
      } catch {
        failed.value = true;
      }
      // Also after a failure: the switch goes back to what is true.
      await load();
    },
  };
};
