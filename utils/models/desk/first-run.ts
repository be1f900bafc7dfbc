import type { SettingsStore } from '../ports/settings.ts';

/** Once per profile, whatever event came first. */
export const createWelcomeOnce =
  (settings: Pick<SettingsStore, 'browser' | 'setBrowser'>, open: () => Promise<void>) =>
  async (): Promise<void> => {
    if ((await settings.browser()).welcomed) return;
    await settings.setBrowser({ welcomed: true });
    await open();
  };
