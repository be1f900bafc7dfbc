import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launch, type Browser } from 'puppeteer-core';
import { findBinary } from '../binary.ts';

/** Where `npm run build:firefox` puts the extension. */
const BUILT_EXTENSION = join(import.meta.dirname, '../../../.output/firefox-mv2');

const EXTENSION_ID = 'ahoy@ahoy-calls.org';
/** Firefox gives every installation its own; one that is known beforehand lets tests address our pages. */
const EXTENSION_UUID = '5f0dd3a1-1c5b-4f0e-9a53-a40c41105a40';

export const EXTENSION_ORIGIN = `moz-extension://${EXTENSION_UUID}/`;

const findFirefox = (): string =>
  findBinary('Firefox', 'FIREFOX_PATH', join(import.meta.dirname, 'firefox-places.json'));

export type FirefoxOptions = {
  readonly proxyPort: number;
  /** Undefined for a profile that goes with the browser. */
  readonly profileDir?: string;
  /** Pictures a second of the fake camera; by default so few, and so small, that processors have time for everything else. */
  readonly fps?: number | undefined;
  readonly headless: boolean;
  /** A private notification bus, `desktop` for the one of whoever runs this, undefined for none. */
  readonly busAddress: string | undefined;
};

const cameraOf = (fps: number | undefined): Record<string, number> =>
  fps === undefined
    ? {
        'media.navigator.video.default_fps': 5,
        'media.navigator.video.default_width': 320,
        'media.navigator.video.default_height': 240,
        // Without a graphics card half of a call's work is drawing it.
        'layout.frame_rate': 20,
      }
    : { 'media.navigator.video.default_fps': fps };

/** A profile with Ahoy in it and made-up devices. */
export async function launchFirefox({
  proxyPort,
  profileDir,
  fps,
  headless,
  busAddress,
}: FirefoxOptions): Promise<Browser> {
  if (!existsSync(join(BUILT_EXTENSION, 'manifest.json')))
    throw new Error(`There is no built extension in ${BUILT_EXTENSION}. Run npm run build first.`);
  const browser = await launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless,
    ...(profileDir !== undefined && { userDataDir: profileDir }),
    acceptInsecureCerts: true,
    defaultViewport: null,
    // Without it Firefox lets nobody into pages of extensions.
    args: [
      '--remote-allow-system-access',
      `--width=${fps === undefined ? 900 : 1400}`,
      `--height=${fps === undefined ? 700 : 900}`,
    ],
    env: {
      ...process.env,
      ...(busAddress !== 'desktop' && { DBUS_SESSION_BUS_ADDRESS: busAddress ?? 'disabled:' }),
    },
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: EXTENSION_UUID }),
      // An extension of a test is taken out at the end of the browser; what it wrote down stays, as that of any other.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      // Relays of the sandbox are at loopback addresses, from where Firefox would otherwise reach nobody.
      'media.peerconnection.ice.loopback': true,
      'media.navigator.streams.fake': true,
      ...cameraOf(fps),
      'media.navigator.permission.disabled': true,
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxyPort,
      // Without a sound card nothing that measures sound would begin.
      'media.cubeb.force_mock_context': true,
      'devtools.console.stdout.content': true,
    },
  });
  await browser.installExtension(BUILT_EXTENSION);
  return browser;
}
