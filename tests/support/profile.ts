import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Chromium's numbers for where an extension came from. */
const COMMAND_LINE = 8;
const UNPACKED = 4;

type Preferences = {
  extensions?: {
    ui?: { developer_mode?: boolean };
    settings?: Record<string, { location?: number; creation_flags?: number }>;
  };
};

/**
 * Turns an extension that was loaded by a flag into one that the profile has installed. Started without the flag, the
 * browser then fires `onStartup` and not `onInstalled`, as for everybody who installed it some days ago.
 */
export function keepInstalled(profileDir: string, extensionId: string): void {
  for (const name of ['Preferences', 'Secure Preferences']) {
    const file = join(profileDir, 'Default', name);
    if (!existsSync(file)) continue;
    const preferences = JSON.parse(readFileSync(file, 'utf8')) as Preferences;
    const settings = preferences.extensions?.settings?.[extensionId];
    preferences.extensions = {
      ...preferences.extensions,
      ui: { ...preferences.extensions?.ui, developer_mode: true },
    };
    // 38: may be read from anywhere on disk, is not from a store, was already asked about.
    if (settings?.location === COMMAND_LINE)
      Object.assign(settings, { location: UNPACKED, creation_flags: 38 });
    writeFileSync(file, JSON.stringify(preferences));
  }
}
