import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBinary } from './binary.ts';

/** Debian's wrapper script adds flags of its own: its binary comes first among the usual places. */
const findChromium = (): string =>
  findBinary('Chromium', 'CHROME_PATH', join(import.meta.dirname, 'chromium-places.json'));

/** What the browser says when a page asks for camera and microphone. `prompt` really asks. */
export type MediaMode = 'fake' | 'denied' | 'absent' | 'prompt';

const MEDIA: Record<MediaMode, (fps: number) => readonly string[]> = {
  fake: (fps) => [`--use-fake-device-for-media-stream=fps=${fps}`, '--use-fake-ui-for-media-stream'],
  denied: (fps) => [`--use-fake-device-for-media-stream=fps=${fps}`, '--use-fake-ui-for-media-stream=deny'],
  absent: () => ['--use-fake-ui-for-media-stream'],
  prompt: (fps) => [`--use-fake-device-for-media-stream=fps=${fps}`],
};

/** No update check, no sync, no metrics: the tests reach the loopback interface and nothing else. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--metrics-recording-only',
  '--no-pings',
  '--password-store=basic',
];

/**
 * Of two such switches the last one counts: these are Playwright's, popups of the address bar that nobody opens, and
 * processes that are started before anybody needs them.
 */
const WITHOUT_FEATURES = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'PaintHolding',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
  'AimEnabled',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'SpareRendererForSitePerProcess',
];

export type ChromiumOptions = {
  readonly profileDir: string;
  /** The folder of the built extension; undefined for a browser without. */
  readonly extensionDir: string | undefined;
  readonly hostRules: string;
  readonly media: MediaMode;
  /** Pictures a second of the fake camera; by default so few that processors have time for everything else. */
  readonly fps?: number | undefined;
  readonly headless: boolean;
  readonly lang: string;
  /** Where the browser is, as a zone of the tz database; undefined: where this machine is. */
  readonly timeZone: string | undefined;
  /** A private notification bus, `desktop` for the one of whoever runs this, undefined for none. */
  readonly busAddress: string | undefined;
  /** Pages really play, into nothing, so that what a tab plays can be captured. By default every tab is muted. */
  readonly plays?: boolean;
  readonly args: readonly string[];
};

/** Chromium's binary, and with what it is started. */
export function commandOf(options: ChromiumOptions): {
  readonly binary: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
} {
  const { extensionDir: dir } = options;
  const env: Record<string, string> = { LANGUAGE: options.lang };
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] ??= value;
  if (options.timeZone !== undefined) env['TZ'] = options.timeZone;
  // Without a private bus a notification would go to the desktop of whoever runs the tests.
  if (options.busAddress !== 'desktop') env['DBUS_SESSION_BUS_ADDRESS'] = options.busAddress ?? 'disabled:';
  const args = [
    ...QUIET,
    `--disable-features=${WITHOUT_FEATURES.join(',')}`,
    ...MEDIA[options.media](options.fps ?? 5),
    `--lang=${options.lang}`,
    // Without a screen every window takes it, those of calls too: drawing them any larger costs twice as much.
    ...(options.headless ? ['--window-size=420,680'] : []),
    '--ignore-certificate-errors',
    `--host-resolver-rules=${options.hostRules}`,
    ...(dir === undefined ? [] : [`--disable-extensions-except=${dir}`, `--load-extension=${dir}`]),
    ...(options.plays === true ? ['--disable-audio-output'] : []),
    ...options.args,
  ];
  return { binary: findChromium(), args, env };
}

export async function launchChromium(options: ChromiumOptions): Promise<BrowserContext> {
  const { binary, args, env } = commandOf(options);
  const context = await chromium.launchPersistentContext(options.profileDir, {
    executablePath: binary,
    headless: options.headless,
    // Chromium refuses to run with its sandbox as root, as in most containers.
    chromiumSandbox: process.getuid?.() !== 0,
    ignoreHTTPSErrors: true,
    viewport: null,
    // Nobody looks: a tenth of a call's processor time is that of drawing its transitions.
    reducedMotion: options.headless && options.fps === undefined ? 'reduce' : null,
    env,
    ignoreDefaultArgs: ['--disable-extensions', ...(options.plays === true ? ['--mute-audio'] : [])],
    args: [...args],
  });
  if (options.headless) {
    for (const page of context.pages()) leaveFront(page);
    context.on('page', leaveFront);
  }
  return context;
}

/**
 * A tab that Ahoy opens by itself at its first start is closed at once, as an impatient person does: what comes later must
 * have its texts all the same. What is behind such a tab is drawn once a second, and each press waits for two drawings.
 */
const leaveFront = (page: Page): void => {
  if (page.url().endsWith('/welcome.html')) void page.close().catch(() => undefined);
};
