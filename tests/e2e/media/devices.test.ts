import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium, type MediaMode } from '../../support/chromium.ts';
import { openPair } from '../../support/media-bench/switchboard.ts';
import { startSite, type Site } from '../../support/vite-site.ts';

let site: Site;
let browser: BrowserContext | undefined;
let profile = '';

const launch = async (media: MediaMode): Promise<BrowserContext> => {
  profile = await mkdtemp(join(tmpdir(), 'ahoy-devices-'));
  browser = await launchChromium({
    profileDir: profile,
    extensionDir: undefined,
    hostRules: 'MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    media,
    headless: true,
    lang: 'en-US',
    timeZone: undefined,
    busAddress: undefined,
    // A web page without permission hides its addresses behind mDNS names; an extension's page, as ours is, does not.
    args: ['--autoplay-policy=no-user-gesture-required', '--disable-features=WebRtcHideLocalIpsWithMdns'],
  });
  return browser;
};

beforeAll(async () => {
  site = await startSite(join(import.meta.dirname, '../../support/media-bench'));
});
afterEach(async () => {
  await browser?.close();
  await rm(profile, { recursive: true, force: true });
});
afterAll(() => site.close());

describe('a call without microphone and camera', () => {
  test.each([
    { media: 'denied', why: 'denied' },
    { media: 'absent', why: 'missing' },
  ] as const)('connects all the same when they are $media, and says why', async ({ media, why }) => {
    const { caller, callee, accept } = await openPair(await launch(media), site.origin);
    await accept();
    await Promise.all([caller.waitFor('connected'), callee.waitFor('connected')]);
    for (const { page } of [caller, callee]) {
      await expect
        .poll(() => page.evaluate(() => window.bench.session.own.value?.devices.value))
        .toMatchObject({
          sources: { microphone: 'off', camera: 'off' },
          problems: { microphone: why, camera: why },
        });
      await expect
        .poll(() => page.evaluate(() => window.bench.session.peerSends.value))
        .toEqual({ voice: false, camera: false, screen: false });
    }
  });
});
