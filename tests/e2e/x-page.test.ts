import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conversationId, GROUP } from '../sandbox/x/cast.ts';
import { heardOf } from '../support/recording-extension.ts';
import { chatWith, countQueries, HOST, startXPage, staysEmpty, WIDE, type XPage } from '../support/x-page.ts';

/** What Ahoy's buttons must survive in X's page; the numbers are those of the list of what X does. */
let x: XPage;
beforeAll(async () => {
  x = await startXPage();
});
afterAll(() => x.close());
beforeEach(() => x.reset());

describe('it survives', () => {
  it('1: a host without a root, an empty root, a composer after 7 s', async () => {
    x.sandbox.x.configure('alice', { attachMs: 1500, emptyRootMs: 1500, composerMs: 7500 });
    await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
  });

  it('1: a replaced host, a wiped root, a replaced <html>', async () => {
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    for (const act of ['wipeRoot', 'replaceHost', 'replaceHtml', 'rerenderHeader'] as const) {
      await page.evaluate((act) => window.__sandbox[act](), act);
      await page.waitForTimeout(100);
      await x.appears('bob');
      await expect.poll(() => page.locator(HOST).count()).toBe(1);
    }
  });

  it('2: the chat in the light DOM', async () => {
    x.sandbox.x.configure('alice', { lightDom: true });
    await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
  });

  it('2: chat.x.com, the same app by itself', async () => {
    const page = await x.alice.openX('/home');
    await page.goto(`https://chat.x.com${chatWith('bob')}`);
    await x.appears('bob');
  });

  it('2: the chat in a closed root', async () => {
    x.sandbox.x.configure('alice', { closedRoot: true });
    const page = await x.alice.openX(chatWith('bob'));
    const names = (): Promise<string[]> =>
      page.evaluate(() => {
        const hosts = window.__sandbox.root()?.querySelectorAll('ahoy-call') ?? [];
        return [...hosts].flatMap((host) =>
          [...(host.shadowRoot?.querySelectorAll('button') ?? [])].map((one) => one.ariaLabel ?? ''),
        );
      });
    await expect
      .poll(async () => (await names()).slice(0, 2))
      .toEqual(['Audio call @bob', 'Video call @bob']);
  });

  it('2: the drawer on other pages, without overflow in its 400 px', async () => {
    const page = await x.alice.openX('/home');
    await page.locator('[data-testid="chat-drawer-main"]').click();
    for (const handle of ['zoe', 'carol']) {
      const row = conversationId('alice', handle).replace('-', ':');
      await page.locator(`[data-testid="dm-conversation-item-${row}"]`).click();
      await x.appears(handle);
      expect(await page.locator(HOST).count()).toBe(1);
      const fits = await page
        .locator('[data-testid="dm-conversation-header"]')
        .evaluate((header) => header.scrollWidth <= header.clientWidth);
      expect(fits).toBe(true);
      await page.locator('[data-testid="dm-conversation-back-button"]').click();
      await expect.poll(() => page.locator(HOST).count()).toBe(0);
    }
  });

  it('2: a drawer whose DOM has no id: no button, and a report that says so', async () => {
    x.sandbox.x.configure('alice', { drawerKeepsInbox: false });
    const page = await x.alice.openX('/home');
    await page.locator('[data-testid="chat-drawer-main"]').click();
    const row = conversationId('alice', 'bob').replace('-', ':');
    await page.locator(`[data-testid="dm-conversation-item-${row}"]`).click();
    await staysEmpty(page);
    const isBroken = async () => (await heardOf(x.alice, 'hook-report')).at(-1)?.broken;
    await expect.poll(isBroken, { timeout: 25_000 }).toBe(true);
  });

  it.each([
    ['wide', WIDE],
    ['narrow, where no inbox row can contradict', { width: 700, height: 900 }],
  ])('3: the link of the person before, seconds after the switch (%s)', async (_, size) => {
    x.sandbox.x.configure('alice', { previousLinkMs: 1500, hydrateMs: 400 });
    const page = await x.alice.openX(chatWith('bob'));
    await page.setViewportSize(size);
    await x.appears('bob');
    const path = chatWith('carol');
    const seen = await page.evaluate(async (path) => {
      const named = (): string =>
        window.__sandbox.root()?.querySelector('ahoy-call')?.shadowRoot?.querySelector('button')?.ariaLabel ??
        '';
      window.__sandbox.navigate(path);
      const names: { ms: number; name: string }[] = [];
      const start = performance.now();
      while (performance.now() - start < 3500) {
        names.push({ ms: performance.now() - start, name: named() });
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return names;
    }, path);
    expect(seen.filter(({ ms, name }) => ms > 300 && name !== '' && name !== 'Audio call @carol')).toEqual(
      [],
    );
    expect(seen.at(-1)?.name).toBe('Audio call @carol');
  });

  it('3: a header that never gets a link, by the row’s description', async () => {
    x.sandbox.x.configure('alice', { noHeaderLink: true });
    await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
  });

  it.each([
    ['a group', `/i/chat/${GROUP.id}`],
    ['a request', `/i/chat/requests/${conversationId('alice', 'dave')}`],
    ['a request by its plain address', chatWith('dave')],
    ['an info page', `${chatWith('bob')}/info`],
    ['a new chat', '/i/chat/new'],
    ['the settings', '/i/chat/settings'],
    ['notes to self (5)', chatWith('alice')],
  ])('4: no button in %s', async (_, path) => {
    await staysEmpty(await x.alice.openX(path));
    expect((await heardOf(x.alice, 'account-seen')).every((one) => one.partner === undefined)).toBe(true);
  });

  it('4: no button behind a passcode, under a skeleton, or where nothing can be written', async () => {
    x.sandbox.x.configure('alice', { passcode: true });
    await staysEmpty(await x.alice.openX(chatWith('bob')));
    x.sandbox.x.configure('alice', { passcode: false, skeletonMs: 2500 });
    const page = await x.alice.openX(chatWith('bob'));
    await staysEmpty(page);
    await x.appears('bob');
    x.sandbox.x.configure('alice', { skeletonMs: 0, readOnly: true });
    await staysEmpty(await x.alice.openX(chatWith('bob')));
  });

  it('5: a cookie that is gone', async () => {
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    await page.evaluate(() => (document.cookie = 'twid=; Max-Age=0; Path=/; Domain=x.com; Secure'));
    await page.evaluate(() => (document.cookie = 'twid=; Max-Age=0; Path=/'));
    expect(await page.evaluate(() => document.cookie)).not.toContain('twid');
    // Nobody has to come back or press for it.
    await expect.poll(() => page.locator(HOST).count()).toBe(0);
    await page.goto(`https://x.com/login-as/alice?to=${encodeURIComponent(chatWith('bob'))}`);
    await x.appears('bob');
  });

  it('6: a thousand rows, asleep', async () => {
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    await page.waitForTimeout(1500);
    const queries = await countQueries(page);
    await page.evaluate(() => window.__sandbox.rerenderHeader());
    await page.waitForTimeout(200);
    expect(await queries()).toBeGreaterThan(5);
    const before = await queries();
    const rows = await page.evaluate(() => window.__sandbox.churnRows(1000));
    expect(rows).toBe(1000);
    // The invite reader may look for its rows once a second; a look at the page alone takes more than this.
    expect((await queries()) - before).toBeLessThan(12);
    await x.appears('bob');
  });

  it.each([
    ['white', 'en'],
    ['dim', 'en'],
    ['black', 'ar'],
  ] as const)('7: the theme %s in %s', async (theme, lang) => {
    x.sandbox.x.configure('alice', { theme, lang });
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    const colours = await x.audio('bob').evaluate((button) => {
      const more = button.getRootNode() as ShadowRoot;
      const x = more.host.nextElementSibling;
      const read = (one: Element) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor];
      return { ours: read(button), its: x ? read(x) : [] };
    });
    expect(colours.ours[1]).toBe(colours.its[1]);
    const [first, second] = [
      await x.audio('bob').boundingBox(),
      await x.alice.callButton('Video', 'bob').boundingBox(),
    ];
    expect([first?.width, first?.height]).toEqual([36, 36]);
    expect((first?.x ?? 0) < (second?.x ?? 0)).toBe(lang !== 'ar');
    expect(await page.locator(HOST).evaluate((host) => host.getAnimations({ subtree: true }).length)).toBe(0);
  });

  it('7: 400 px, with a long name', async () => {
    const page = await x.alice.openX(chatWith('zoe'));
    await page.setViewportSize({ width: 400, height: 800 });
    await x.appears('zoe');
    const box = await x.alice.callButton('Video', 'zoe').boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(400);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  });

  it('8: a call button of X’s own', async () => {
    x.sandbox.x.configure('alice', { nativeCallButton: true });
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    expect(await page.locator(HOST).count()).toBe(1);
  });

  it('9: being injected a second time', async () => {
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    const worker = await x.alice.worker();
    await worker.evaluate(() => globalThis.injectAgain());
    await page.waitForTimeout(800);
    await x.appears('bob');
    expect(await page.locator(HOST).count()).toBe(1);
    await x.audio('bob').click();
    await page.waitForTimeout(200);
    expect(await heardOf(x.alice, 'place-call')).toHaveLength(1);
  });

  it('9: a worker that dies while it brings the calls', async () => {
    const page = await x.alice.openX('/home');
    // The small script is there, and nothing else.
    await expect.poll(async () => (await heardOf(x.alice, 'account-seen')).length).toBeGreaterThan(0);
    expect(await heardOf(x.alice, 'calls-wanted')).toEqual([]);
    const worker = await x.alice.worker();
    await worker.evaluate(() => void (globalThis.isDying = true));
    await page.evaluate((path) => window.__sandbox.navigate(path), chatWith('bob'));
    await expect.poll(async () => (await heardOf(x.alice, 'calls-wanted')).length).toBe(1);
    await x.alice.stopWorker();
    await x.appears('bob');
  });

  it('9: leaving and coming back', async () => {
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    await page.goto('https://x.com/home');
    await page.goBack();
    await x.appears('bob');
    expect(await page.locator(HOST).count()).toBe(1);
  });

  it('10: another extension that hides and removes our element', async () => {
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'ahoy-call { display: none !important; opacity: 0 !important; color: red }';
      window.__sandbox.root()?.append(style);
    });
    expect(await x.audio('bob').isVisible()).toBe(true);
    await page.locator(HOST).evaluate((host) => host.remove());
    await x.appears('bob');
    // Whoever removes it every time gets their way: a limit instead of a fight.
    const placed = await page.evaluate(async () => {
      let count = 0;
      const root = window.__sandbox.root() as ShadowRoot;
      const fight = new MutationObserver(() => {
        for (const host of root.querySelectorAll('ahoy-call')) {
          count += 1;
          host.remove();
        }
      });
      fight.observe(root, { childList: true, subtree: true });
      root.querySelector('ahoy-call')?.remove();
      await new Promise((resolve) => setTimeout(resolve, 2500));
      fight.disconnect();
      return count;
    });
    expect(placed).toBeGreaterThan(0);
    expect(placed).toBeLessThan(25);
  });

  it('11: a script of the page that presses our buttons', async () => {
    const page = await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    await x.audio('bob').evaluate((button: HTMLElement) => {
      button.click();
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    });
    await page.waitForTimeout(300);
    expect(await heardOf(x.alice, 'place-call')).toEqual([]);
  });

  it.each([
    'xchatEmbedRoute',
    'dm-conversation-panel',
    'dm-conversation-header',
    'dm-conversation-more-button',
    'dm-conversation-username',
    'dm-conversation-item-',
    'dm-composer-textarea',
    'dm-message-scroller',
  ])('12: X renames %s', async (name) => {
    x.sandbox.x.configure('alice', { testIdRenames: { [name]: name.endsWith('-') ? 'q-' : 'q' } });
    await x.alice.openX(chatWith('bob'));
    await x.appears('bob');
    await expect
      .poll(async () => (await heardOf(x.alice, 'hook-report')).at(-1)?.hooks.map((hook) => hook.found))
      .toContain('second');
    expect((await heardOf(x.alice, 'hook-report')).at(-1)).toMatchObject({ page: 'chat', broken: false });
  });

  it(
    '12: nothing left that names the person: no wrong button, and a report that says so',
    { timeout: 40_000 },
    async () => {
      x.sandbox.x.configure('alice', { noHeaderLink: true, noRowDescription: true });
      const page = await x.alice.openX(chatWith('bob'));
      await staysEmpty(page);
      const last = async () => (await heardOf(x.alice, 'hook-report')).at(-1);
      await expect.poll(async () => (await last())?.broken, { timeout: 25_000 }).toBe(true);
      expect((await last())?.hooks).toContainEqual({
        name: 'header-link',
        found: 'missing',
        count: 0,
        expected: '1',
      });
    },
  );
});
