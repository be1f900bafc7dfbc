import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { launchChromium } from '../chromium.ts';
import { startSite } from '../vite-site.ts';

export type Bench = {
  readonly browser: BrowserContext;
  readonly origin: string;
  close(): Promise<void>;
};

/** The page with nothing but the call window's model, and a browser for as many windows as a test wants. */
export const startBench = async (): Promise<Bench> => {
  const site = await startSite(import.meta.dirname);
  const profile = await mkdtemp(join(tmpdir(), 'ahoy-media-'));
  const browser = await launchChromium({
    profileDir: profile,
    extensionDir: undefined,
    hostRules: 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    media: 'fake',
    headless: true,
    lang: 'en-US',
    timeZone: undefined,
    busAddress: undefined,
    args: [
      // The second of Chromium's fake cameras sends no colours, so there are three.
      '--use-fake-device-for-media-stream=fps=15,device-count=3',
      '--autoplay-policy=no-user-gesture-required',
      '--auto-accept-this-tab-capture',
      '--auto-select-tab-capture-source-by-title=Media bench',
    ],
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
