import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { BrowserSettings, SettingsStore } from './ports.ts';

export type PrivacyChoices = Pick<BrowserSettings, 'alwaysRelay' | 'hideLocal'>;

export type PrivacyModel = {
  /** Undefined until the stored settings are read. */
  readonly choices: ReadonlySignal<PrivacyChoices | undefined>;
  /** The browser did not store the last choice. */
  readonly failed: ReadonlySignal<boolean>;
  /** Counts from the next call on. */
  readonly choose: (change: Partial<PrivacyChoices>) => Promise<void>;
};

export const createPrivacy = (settings: SettingsStore, until: AbortSignal): PrivacyModel => {
  const choices = signal<PrivacyChoices>();
  const failed = signal(false);
  const load = async (): Promise<void> => {
    const { alwaysRelay, hideLocal } = await settings.browser();
    choices.value = { alwaysRelay, hideLocal };
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
