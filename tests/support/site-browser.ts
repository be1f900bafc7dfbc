import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { PluginOption } from 'vite';
import { launchChromium } from './chromium.ts';
import { startSite } from './vite-site.ts';

export type SiteBrowser = {
  readonly browser: BrowserContext;
  readonly origin: string;
  close(): Promise<void>;
};

/** A page of the tests, and a browser without the extension that gets to nothing else. */
export const openSite = async (
  folder: string,
  { plugins, args = [] }: { readonly plugins?: PluginOption[]; readonly args?: readonly string[] } = {},
): Promise<SiteBrowser> => {
  const site = await startSite(folder, plugins);
  const profile = await mkdtemp(join(tmpdir(), 'ahoy-site-'));
  const browser = await launchChromium({
    profileDir: profile,
    extensionDir: undefined,
    hostRules: 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    media: 'fake',
    headless: true,
    lang: 'en-US',
    timeZone: undefined,
    busAddress: undefined,
    args: ['--autoplay-policy=no-user-gesture-required', ...args],
  });
  return {
    browser,
    origin: site.origin,
    async close() {
      await browser.close();
      await site.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
};
