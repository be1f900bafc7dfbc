import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { Sandbox } from '../sandbox/index.ts';
import type { NotificationBus } from '../sandbox/notifications.ts';
import { conversationId, personOf } from '../sandbox/x/cast.ts';
import type { Anybody, Phase } from './anybody.ts';
import { waitForInvite, waitForRing } from './call-steps.ts';
import { launchChromium, type MediaMode } from './chromium.ts';
import { type Background, BUILT_EXTENSION, extensionIdOf, reachBackground } from './extension.ts';
import { keepInstalled } from './profile.ts';

export type PersonOptions = {
  readonly handle: string;
  readonly sandbox: Sandbox;
  /** By default every person gets a private bus. `null`: no notifications; `desktop`: those of this machine's desktop. */
  readonly bus?: NotificationBus | null | 'desktop';
  /** The folder of the extension; `null` for a browser without one. By default what `npm run build` made. */
  readonly extensionDir?: string | null;
  /** By default a new profile, removed at close unless `keep`. */
  readonly profileDir?: string;
  readonly keep?: boolean;
  readonly lang?: string;
  /** Where they are, as a zone of the tz database. */
  readonly timeZone?: string;
  readonly media?: MediaMode;
  /** Pictures a second of the fake camera. */
  readonly fps?: number;
  readonly headless?: boolean;
  /** What their tabs play can be captured. */
  readonly plays?: boolean;
  readonly args?: readonly string[];
};

/** One person: a browser profile of their own, logged in to the sandbox's X, with Ahoy in it. */
export type Person = Background &
  Anybody<Page> & {
    readonly browser: 'Chromium';
    readonly extensionId: string;
    /** Changes with `restart`. */
    readonly context: BrowserContext;
    readonly profileDir: string;
    readonly bus: NotificationBus;
    /** A page of X, logged in. The same tab is used again. */
    openX(path: string): Promise<Page>;
    /** A call button of Ahoy's on the X tab. */
    callButton(kind: 'Audio' | 'Video', whom: string): Locator;
    /** Types into X's composer and sends. */
    write(text: string): Promise<void>;
    openExtensionPage(path: string): Promise<Page>;
    /** The popup as a tab of its own. */
    openPopup(): Promise<Page>;
    openOptions(): Promise<Page>;
    /** Waits for an open page of the extension. */
    extensionPage(path: string, timeoutMs?: number): Promise<Page>;
    callWindow(timeoutMs?: number): Promise<Page>;
    /** The phase that the call window shows; undefined when there is no call window. */
    phase(): Promise<Phase | undefined>;
    /**
     * Closes the browser and starts it again with the same profile. Chromium fires `onInstalled` at every such start;
     * with `installed` it fires `onStartup` instead, now and after every later restart.
     */
    restart(how?: 'installed'): Promise<void>;
    close(): Promise<void>;
  };

/** Of tabs, where there is no screen: windows are as small as those of calls. */
const TAB_SIZE = { width: 1400, height: 900 };

const COMPOSER = '[data-testid="dm-composer-textarea"]';

export async function launchPerson(options: PersonOptions): Promise<Person> {
  const { handle, sandbox } = options;
  const extensionDir = options.extensionDir === null ? undefined : (options.extensionDir ?? BUILT_EXTENSION);
  const extensionId = extensionDir === undefined ? '' : extensionIdOf(extensionDir);
  const profileDir = options.profileDir ?? (await mkdtemp(join(tmpdir(), `ahoy-${handle}-`)));
  const bus = options.bus === undefined ? await sandbox.bus() : options.bus;
  const origin = `chrome-extension://${extensionId}/`;
  let isInstalled = false;
  const launch = (): Promise<BrowserContext> =>
    launchChromium({
      profileDir,
      extensionDir: isInstalled ? undefined : extensionDir,
      hostRules: sandbox.x.hostRules,
      media: options.media ?? 'fake',
      fps: options.fps,
      headless: options.headless ?? true,
      lang: options.lang ?? 'en-US',
      timeZone: options.timeZone,
      busAddress: bus === 'desktop' ? bus : bus?.address,
      plays: options.plays ?? false,
      args: options.args ?? [],
    });

  const fit = async (tab: Page): Promise<Page> => {
    if (options.headless ?? true) await tab.setViewportSize(TAB_SIZE);
    return tab;
  };

  let context = await launch();
  let background = reachBackground(context, extensionId);
  let xPage: Page | undefined;
  let isOpen = true;

  async function openX(path: string): Promise<Page> {
    const fresh = xPage === undefined || xPage.isClosed();
    if (xPage === undefined || xPage.isClosed()) {
      const blank = context.pages().find((page) => page.url() === 'about:blank');
      xPage = await fit(blank ?? (await context.newPage()));
    }
    const login = `/login-as/${handle}?to=${encodeURIComponent(path)}`;
    await xPage.goto(`https://x.com${fresh ? login : path}`);
    return xPage;
  }
  const x = (): Page => {
    if (!xPage) throw new Error(`${handle} has no X tab; call openX or openChat first`);
    return xPage;
  };
  async function openExtensionPage(path: string): Promise<Page> {
    const page = await fit(await context.newPage());
    await page.goto(origin + path);
    return page;
  }
  const findPage = (path: string): Page | undefined =>
    context.pages().findLast((page) => !page.isClosed() && page.url().startsWith(origin + path));
  async function extensionPage(path: string, timeoutMs = 30_000): Promise<Page> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const found = findPage(path);
      if (found) {
        await found.waitForLoadState();
        return found;
      }
      if (Date.now() > end) throw new Error(`${handle} has no ${path} after ${timeoutMs} ms`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  async function phase(): Promise<Phase | undefined> {
    const read = findPage('call.html')
      ?.locator('[data-phase]')
      .first()
      .getAttribute('data-phase', { timeout: 1000 });
    return (await read?.catch(() => undefined)) ?? undefined;
  }
  /** False: the window went away, or the time is over. It is the page that looks: asking it all the time costs much. */
  const shows = (page: Page, phases: readonly string[], timeout: number): Promise<boolean> =>
    page
      .waitForFunction(
        (wanted) =>
          wanted.includes(document.querySelector<HTMLElement>('[data-phase]')?.dataset['phase'] ?? ''),
        phases,
        { polling: 50, timeout },
      )
      .then(
        () => true,
        () => false,
      );
  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await context.close();
    if (!options.keep && options.profileDir === undefined)
      await rm(profileDir, { recursive: true, force: true });
  }
  sandbox.onClose(close);

  const callButton = (kind: 'Audio' | 'Video', whom: string): Locator =>
    x().getByRole('button', { name: `${kind} call @${whom}` });
  const callWindow = (timeoutMs?: number): Promise<Page> => extensionPage('call.html', timeoutMs);
  const getBus = (): NotificationBus => {
    if (bus === null || bus === 'desktop')
      throw new Error(`${handle} was launched without a notification bus`);
    return bus;
  };

  return {
    handle,
    browser: 'Chromium',
    extensionId,
    profileDir,
    get context() {
      return context;
    },
    get bus() {
      return getBus();
    },
    worker: () => background.worker(),
    stopWorker: () => background.stopWorker(),
    hasOffscreen: () => background.hasOffscreen(),
    evalOffscreen: (expression) => background.evalOffscreen(expression),
    measureOffscreen: () => background.measureOffscreen(),
    openX,
    async openChat(withWhom) {
      const id = /^g\d+$|-/u.test(withWhom) ? withWhom : conversationId(handle, withWhom);
      const page = await openX(`/i/chat/${id}`);
      await page.locator(COMPOSER).waitFor();
      return page;
    },
    callButton,
    seeCallButton: (kind, whom) => callButton(kind, whom).waitFor(),
    pressCall: (kind, whom) => callButton(kind, whom).click(),
    async write(text) {
      await x().locator(COMPOSER).fill(text);
      await x().locator(COMPOSER).press('Enter');
    },
    sendDraft: () => x().locator(COMPOSER).press('Enter'),
    composerText: () => x().locator(COMPOSER).inputValue(),
    openExtensionPage,
    openPopup: () => openExtensionPage('popup.html'),
    openOptions: () => openExtensionPage('options.html'),
    async setBroker(url) {
      const worker = await background.worker();
      await worker.evaluate((value) => chrome.storage.local.set({ 'browser.brokerUrl': value }), url);
    },
    extensionPage,
    callWindow,
    ringText: async (caller) => (await waitForRing({ bus: getBus() }, caller)).body,
    isRung: async () =>
      getBus()
        .open()
        .some(({ title }) => title.endsWith('is calling')),
    answer: async (caller, how) => getBus().press(await waitForRing({ bus: getBus() }, caller), how),
    async callInviter(inviter) {
      const invite = await waitForInvite({ bus: getBus() }, inviter);
      getBus().press(invite, `Call ${personOf(inviter).name}`);
    },
    // The same function for every browser; Playwright's own type tells handles and values apart.
    inCall: async (look, given) => (await callWindow()).evaluate(look as never, given),
    pressInCall: async (name) => (await callWindow()).getByRole('button', { name, exact: true }).click(),
    closeCall: async () => (await callWindow()).close(),
    async popupOn(tab) {
      const popup = findPage('popup.html') ?? (await openExtensionPage('popup.html'));
      await popup.getByRole('tab', { name: tab }).click();
      return popup;
    },
    pressIn: (page, role, name) => page.getByRole(role, { name, exact: true }).click(),
    async writeIn(page, role, field, text) {
      await page.getByRole(role, { name: field, exact: true }).fill(text);
      await page.keyboard.press('Enter');
    },
    chooseIn: async (page, field, option) =>
      void (await page.getByRole('combobox', { name: field, exact: true }).selectOption({ label: option })),
    textOf: (page) => page.locator('body').innerText(),
    inX: (look, given) => x().evaluate(look as never, given),
    inExtension: async (act, given) => (await background.worker()).evaluate(act as never, given),
    newPage: () => context.newPage(),
    async placeX(bounds) {
      await x().bringToFront();
      const session = await context.newCDPSession(x());
      const { windowId } = await session.send('Browser.getWindowForTarget');
      await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
      await session.send('Browser.setWindowBounds', { windowId, bounds });
    },
    untilClosed: async () => void (await context.waitForEvent('close', { timeout: 0 })),
    phase,
    async waitForPhase(wanted, timeoutMs = 30_000) {
      const phases: readonly string[] = typeof wanted === 'string' ? [wanted] : wanted;
      const end = Date.now() + timeoutMs;
      while (Date.now() < end) {
        const page = findPage('call.html');
        // Not for long: the window of a call before may be there still, and the one that is meant come any moment.
        if (page !== undefined && (await shows(page, phases, 300))) return page;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      const seen = await phase();
      const shown = await findPage('call.html')?.getByRole('main').innerText();
      throw new Error(
        `${handle}'s call is in phase ${seen ?? '(no window)'}, not ${phases.join(' or ')}: ${shown}`,
      );
    },
    async restart(how) {
      await context.close();
      if (how === 'installed') {
        keepInstalled(profileDir, extensionId);
        isInstalled = true;
      }
      xPage = undefined;
      context = await launch();
      background = reachBackground(context, extensionId);
    },
    close,
  };
}
