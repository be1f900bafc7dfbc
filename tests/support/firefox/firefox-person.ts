import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { Sandbox } from '../../sandbox/index.ts';
import type { NotificationBus } from '../../sandbox/notifications.ts';
import { conversationId, personOf } from '../../sandbox/x/cast.ts';
import type { Anybody, Phase } from '../anybody.ts';
import { waitForInvite } from '../call-steps.ts';
import { EXTENSION_ORIGIN, launchFirefox } from './firefox.ts';
import { choose, named, pause, pressOn, seek, urlOf, writeInto } from './press.ts';
import { startProxy } from './proxy.ts';

export type FirefoxPersonOptions = {
  readonly handle: string;
  readonly sandbox: Sandbox;
  /** By default every person gets a private bus; `desktop`: notifications of this machine's desktop. */
  readonly bus?: NotificationBus | 'desktop';
  readonly headless?: boolean;
  /** Logged in to X in a container of its own. */
  readonly inContainer?: boolean;
  /** As in `FirefoxOptions`. */
  readonly fps?: number;
};

/** One person with Firefox: a profile of their own, logged in to the sandbox's X, with Ahoy in it. */
export type FirefoxPerson = Anybody<Page> & {
  /** A page of X, logged in. The same tab is used again. */
  openX(path: string): Promise<Page>;
  openExtensionPage(path: string): Promise<Page>;
  /** Waits for an open page of the extension, in whatever window. */
  extensionPage(path: string, timeoutMs?: number): Promise<Page>;
  /** Its notifications. */
  readonly bus: NotificationBus;
  /** Closes the browser and starts it again with the same profile. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

const COMPOSER = '>>> [data-testid="dm-composer-textarea"]';
const CLOSING = 5000;

const callButton = (kind: string, whom: string): string => `>>> button[aria-label="${kind} call @${whom}"]`;

export async function launchFirefoxPerson(options: FirefoxPersonOptions): Promise<FirefoxPerson> {
  const { handle, sandbox } = options;
  const bus = options.bus ?? (await sandbox.bus());
  const proxy = await startProxy(sandbox.x.port);
  const profileDir = await mkdtemp(join(tmpdir(), `ahoy-${handle}-`));
  const launch = () =>
    launchFirefox({
      proxyPort: proxy.port,
      profileDir,
      fps: options.fps,
      headless: options.headless ?? true,
      busAddress: bus === 'desktop' ? bus : bus.address,
    });
  let browser = await launch();
  let xPage: Page | undefined;
  /** Somewhere to reach the extension's storage from. */
  let inside: Promise<Page> | undefined;
  let isOpen = true;

  async function quit(): Promise<void> {
    // In the middle of a call it may take its time.
    await Promise.race([browser.close(), pause(CLOSING)]);
    browser.process()?.kill('SIGKILL');
  }
  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await quit();
    await proxy.close();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 3 });
  }
  sandbox.onClose(close);

  const x = (): Page => {
    if (!xPage) throw new Error(`${handle} has no X tab; call openX or openChat first`);
    return xPage;
  };
  async function openX(path: string): Promise<Page> {
    const login = `/login-as/${handle}?to=${encodeURIComponent(path)}`;
    const isFresh = xPage === undefined;
    xPage ??= await (options.inContainer === true ? await browser.createBrowserContext() : browser).newPage();
    await xPage.goto(`https://x.com${isFresh ? login : path}`);
    await xPage.bringToFront();
    return xPage;
  }
  const composer = (): Promise<ElementHandle<HTMLTextAreaElement>> =>
    seek(x(), COMPOSER) as Promise<ElementHandle<HTMLTextAreaElement>>;

  async function openExtensionPage(path: string): Promise<Page> {
    const page = await browser.newPage();
    // No event of its loading ever comes.
    await page.goto(EXTENSION_ORIGIN + path, { waitUntil: [] });
    await page.waitForFunction(() => document.readyState === 'complete' && location.protocol !== 'about:', {
      polling: 50,
    });
    // Another tab may have come to the front meanwhile, and in a hidden one nothing is drawn.
    await page.bringToFront();
    return page;
  }
  async function findPage(path: string): Promise<Page | undefined> {
    const pages = await browser.pages();
    const urls = await Promise.all(pages.map(urlOf));
    return pages.findLast((_, index) => urls[index]?.startsWith(EXTENSION_ORIGIN + path));
  }
  async function extensionPage(path: string, timeoutMs = 30_000): Promise<Page> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const page = await findPage(path);
      if (page) return page;
      if (Date.now() > end) throw new Error(`${handle} has no ${path} after ${timeoutMs} ms`);
      await pause();
    }
  }
  const callWindow = (): Promise<Page> => extensionPage('call.html');
  const press = (page: Page, name: string): Promise<void> => pressOn(page, named('button', name));
  const textOf = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);
  const phaseOf = (page: Page): Promise<Phase | undefined> =>
    page
      .evaluate(() => document.querySelector<HTMLElement>('[data-phase]')?.dataset['phase'])
      .catch(() => undefined);

  const inExtension: Anybody['inExtension'] = async (act, given) => {
    inside ??= openExtensionPage('options.html');
    return (await inside).evaluate(act as never, given) as never;
  };

  // Waited for, or it comes to the front of whatever a test does first.
  await (await extensionPage('welcome.html')).close();

  return {
    handle,
    browser: 'Firefox',
    openX,
    async openChat(withWhom) {
      const id = /^g\d+$|-/u.test(withWhom) ? withWhom : conversationId(handle, withWhom);
      const page = await openX(`/i/chat/${id}`);
      await composer();
      return page;
    },
    setBroker: (url) =>
      inExtension(
        (value) =>
          (globalThis as unknown as { readonly browser: typeof chrome }).browser.storage.local.set({
            'browser.brokerUrl': value,
          }),
        url,
      ),
    seeCallButton: async (kind, whom) => void (await seek(x(), callButton(kind, whom))),
    pressCall: (kind, whom) => pressOn(x(), callButton(kind, whom)),
    composerText: async () => (await composer()).evaluate((area) => area.value),
    async sendDraft() {
      await x().bringToFront();
      await (await composer()).press('Enter');
    },
    async ringText(caller) {
      const page = await extensionPage('ring.html');
      await seek(page, `::-p-xpath(//h1[normalize-space()="${personOf(caller).name}"])`);
      return textOf(page);
    },
    isRung: async () => (await findPage('ring.html')) !== undefined,
    answer: async (_caller, how) => press(await extensionPage('ring.html'), how),
    async callInviter(inviter) {
      const { name } = personOf(inviter);
      // A desktop's own notifications are for whoever sits before it.
      if (bus !== 'desktop') bus.press(await waitForInvite({ bus }, inviter));
      const popup = await (bus === 'desktop' ? openExtensionPage : extensionPage)('popup.html');
      await press(popup, `Call ${name}`);
      await popup.close();
    },
    async waitForPhase(wanted, timeoutMs = 30_000) {
      const phases: readonly string[] = typeof wanted === 'string' ? [wanted] : wanted;
      const end = Date.now() + timeoutMs;
      let seen: Phase | undefined;
      while (Date.now() < end) {
        const page = await findPage('call.html');
        seen = page && (await phaseOf(page));
        if (page && seen !== undefined && phases.includes(seen)) return page;
        await pause();
      }
      const text = await (await findPage('call.html'))?.evaluate(() => document.body.innerText);
      throw new Error(
        `${handle}'s call is in phase ${seen ?? '(no window)'}, not ${phases.join(' or ')}: ${text}`,
      );
    },
    inCall: async (look, given) => (await callWindow()).evaluate(look as never, given) as never,
    pressInCall: async (name) => press(await callWindow(), name),
    closeCall: async () => (await callWindow()).close(),
    async popupOn(tab) {
      const popup = (await findPage('popup.html')) ?? (await openExtensionPage('popup.html'));
      await pressOn(popup, named('tab', tab));
      return popup;
    },
    pressIn: (page, role, name) => pressOn(page, named(role, name)),
    writeIn: (page, role, field, text) => writeInto(page, named(role, field), text),
    chooseIn: (page, field, option) => choose(page, named('combobox', field), option),
    textOf,
    inX: async (look, given) => x().evaluate(look as never, given) as never,
    inExtension,
    newPage: () => browser.newPage(),
    async placeX(bounds) {
      await x().bringToFront();
      await browser.setWindowBounds(await x().windowId(), { windowState: 'normal', ...bounds });
    },
    untilClosed: () => new Promise((resolve) => browser.once('disconnected', () => resolve())),
    openExtensionPage,
    extensionPage,
    get bus() {
      if (bus === 'desktop') throw new Error(`${handle} was launched without a notification bus`);
      return bus;
    },
    async restart() {
      await quit();
      browser = await launch();
      [xPage, inside] = [undefined, undefined];
    },
    close,
  };
}
