import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Handle, UserId } from '../../utils/core/people/ids.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { conversationId, GROUP, personOf } from '../sandbox/x/cast.ts';
import { DEFAULT_SETTINGS } from '../sandbox/x/settings.ts';
import { type Person, launchPerson } from '../support/person.ts';
import {
  answerWith,
  forget,
  heardOf,
  makeRecordingExtension,
  order,
} from '../support/recording-extension.ts';

/** Ahoy's life in X's page: what it must survive there. The background only records. */
let sandbox: Sandbox;
let extensionDir: string;
let alice: Person;

const HOST = 'ahoy-call';
const WIDE = { width: 1400, height: 900 };
const chatWith = (handle: string): string => `/i/chat/${conversationId('alice', handle)}`;
const audio = (handle: string) => alice.callButton('Audio', handle);

/** Waits for the buttons, or fails with what stands there instead. */
const appears = (handle: string, timeout = 8000): Promise<void> => audio(handle).waitFor({ timeout });

/** No button now, and none within the time in which one would have come. */
async function staysEmpty(page: Page): Promise<void> {
  await page.waitForTimeout(1200);
  expect(await page.locator(HOST).count()).toBe(0);
}

beforeAll(async () => {
  sandbox = await startSandbox();
  extensionDir = await makeRecordingExtension();
  alice = await launchPerson({ handle: 'alice', sandbox, extensionDir, bus: null });
});

afterAll(async () => {
  await sandbox.close();
  await rm(extensionDir, { recursive: true, force: true });
});

beforeEach(async () => {
  sandbox.x.configure('alice', DEFAULT_SETTINGS);
  const page = await alice.openX('/settings');
  await page.setViewportSize(WIDE);
  await answerWith(alice, { state: 'ready' });
  await forget(alice);
});

describe('the buttons', () => {
  it('name the person, say their state as a description and stand before X’s menu button', async () => {
    await answerWith(alice, { state: 'no-card' });
    const page = await alice.openX(chatWith('bob'));
    await appears('bob');
    const group = page.getByRole('group', { name: 'Ahoy' });
    expect(await group.getByRole('button').count()).toBe(2);
    expect(await audio('bob').getAttribute('aria-description')).toContain('invite');
    expect(
      await page.locator(HOST).evaluate((host) => host.nextElementSibling?.getAttribute('data-testid')),
    ).toBe('dm-conversation-more-button');
    await alice.callButton('Video', 'bob').click();
    await expect.poll(async () => (await heardOf(alice, 'place-call')).length).toBe(1);
    const [call] = await heardOf(alice, 'place-call');
    expect(call).toEqual({
      me: personOf('alice').id,
      partner: { id: personOf('bob').id, handle: 'bob', name: 'Bob Baker' },
      kind: 'video',
    });
    expect(page.url()).not.toContain('/info');
  });

  it('keep their names when no call is possible, and do nothing', async () => {
    await answerWith(alice, { state: 'impossible', why: 'blocked' });
    await alice.openX(chatWith('bob'));
    await appears('bob');
    expect(await audio('bob').getAttribute('aria-disabled')).toBe('true');
    await audio('bob').click({ force: true });
    await alice.callButton('Video', 'bob').click({ force: true });
    expect(await heardOf(alice, 'place-call')).toEqual([]);
  });

  it('say that Ahoy is not connected when the background does not answer', async () => {
    await answerWith(alice, undefined);
    await alice.openX(chatWith('bob'));
    await appears('bob');
    expect(await audio('bob').getAttribute('aria-description')).toContain('not connected');
  });

  it('keep letters from X’s shortcuts and leave Escape and Tab to X', async () => {
    const page = await alice.openX(chatWith('bob'));
    await appears('bob');
    await audio('bob').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Tab');
    const shortcuts = await page.evaluate(() => window.__sandbox.seen.shortcuts);
    expect(shortcuts).toEqual([]);
    expect(await alice.callButton('Video', 'bob').evaluate((one) => one.matches(':focus'))).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await heardOf(alice, 'place-call')).length).toBe(1);
  });
});

describe('it survives', () => {
  it('1: a host without a root, an empty root, a composer after 7 s', async () => {
    sandbox.x.configure('alice', { attachMs: 1500, emptyRootMs: 1500, composerMs: 7500 });
    await alice.openX(chatWith('bob'));
    await appears('bob');
  });

  it('1: a replaced host, a wiped root, a replaced <html>', async () => {
    const page = await alice.openX(chatWith('bob'));
    await appears('bob');
    for (const act of ['wipeRoot', 'replaceHost', 'replaceHtml', 'rerenderHeader'] as const) {
      await page.evaluate((act) => window.__sandbox[act](), act);
      await page.waitForTimeout(100);
      await appears('bob');
      expect(await page.locator(HOST).count()).toBe(1);
    }
  });

  it('2: the chat in the light DOM', async () => {
    sandbox.x.configure('alice', { lightDom: true });
    await alice.openX(chatWith('bob'));
    await appears('bob');
  });

  it('2: chat.x.com, the same app by itself', async () => {
    const page = await alice.openX('/home');
    await page.goto(`https://chat.x.com${chatWith('bob')}`);
    await appears('bob');
  });

  it('2: the chat in a closed root', async () => {
    sandbox.x.configure('alice', { closedRoot: true });
    const page = await alice.openX(chatWith('bob'));
    const names = (): Promise<string[]> =>
      page.evaluate(() => {
        const hosts = window.__sandbox.root()?.querySelectorAll('ahoy-call') ?? [];
        return [...hosts].flatMap((host) =>
          [...(host.shadowRoot?.querySelectorAll('button') ?? [])].map((one) => one.ariaLabel ?? ''),
        );
      });
    await expect.poll(names).toEqual(['Audio call @bob', 'Video call @bob']);
  });

  it('2: the drawer on other pages, without overflow in its 400 px', async () => {
    const page = await alice.openX('/home');
    await page.locator('[data-testid="chat-drawer-main"]').click();
    for (const handle of ['zoe', 'carol']) {
      const row = conversationId('alice', handle).replace('-', ':');
      await page.locator(`[data-testid="dm-conversation-item-${row}"]`).click();
      await appears(handle);
      expect(await page.locator(HOST).count()).toBe(1);
      const fits = await page
        .locator('[data-testid="dm-conversation-header"]')
        .evaluate((header) => header.scrollWidth <= header.clientWidth);
      expect(fits).toBe(true);
      await page.locator('[data-testid="dm-conversation-back-button"]').click();
      await expect.poll(() => page.locator(HOST).count()).toBe(0);
    }
  });

  it.each([
    ['wide', WIDE],
    ['narrow, where no inbox row can contradict', { width: 700, height: 900 }],
  ])('3: the link of the person before, seconds after the switch (%s)', async (_, size) => {
    sandbox.x.configure('alice', { previousLinkMs: 1500, hydrateMs: 400 });
    const page = await alice.openX(chatWith('bob'));
    await page.setViewportSize(size);
    await appears('bob');
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
    sandbox.x.configure('alice', { noHeaderLink: true });
    await alice.openX(chatWith('bob'));
    await appears('bob');
  });

  it.each([
    ['a group', `/i/chat/${GROUP.id}`],
    ['a request', `/i/chat/requests/${conversationId('alice', 'dave')}`],
    ['a request by its plain address', chatWith('dave')],
    ['an info page', `${chatWith('bob')}/info`],
    ['a new chat', '/i/chat/new'],
    ['the settings', '/i/chat/settings'],
    ['5: notes to self', chatWith('alice')],
  ])('4: no button in %s', async (_, path) => {
    await staysEmpty(await alice.openX(path));
    expect((await heardOf(alice, 'account-seen')).every((one) => one.partner === undefined)).toBe(true);
  });

  it('4: no button behind a passcode, under a skeleton, or where nothing can be written', async () => {
    sandbox.x.configure('alice', { passcode: true });
    await staysEmpty(await alice.openX(chatWith('bob')));
    sandbox.x.configure('alice', { passcode: false, skeletonMs: 2500 });
    const page = await alice.openX(chatWith('bob'));
    await staysEmpty(page);
    await appears('bob');
    sandbox.x.configure('alice', { skeletonMs: 0, readOnly: true });
    await staysEmpty(await alice.openX(chatWith('bob')));
  });

  it('5: a cookie that is gone', async () => {
    const page = await alice.openX(chatWith('bob'));
    await appears('bob');
    await page.evaluate(() => (document.cookie = 'twid=; Max-Age=0; Path=/; Domain=x.com; Secure'));
    await page.evaluate(() => (document.cookie = 'twid=; Max-Age=0; Path=/'));
    expect(await page.evaluate(() => document.cookie)).not.toContain('twid');
    await audio('bob').click();
    await expect.poll(() => page.locator(HOST).count()).toBe(0);
    expect(await heardOf(alice, 'place-call')).toEqual([]);
    await page.goto(`https://x.com/login-as/alice?to=${encodeURIComponent(chatWith('bob'))}`);
    await appears('bob');
  });

  it('6: a thousand rows, asleep', async () => {
    const page = await alice.openX(chatWith('bob'));
    await appears('bob');
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
    await appears('bob');
  });

  it.each([
    ['white', 'en'],
    ['dim', 'en'],
    ['black', 'ar'],
  ] as const)('7: the theme %s in %s', async (theme, lang) => {
    sandbox.x.configure('alice', { theme, lang });
    const page = await alice.openX(chatWith('bob'));
    await appears('bob');
    const colours = await audio('bob').evaluate((button) => {
      const more = button.getRootNode() as ShadowRoot;
      const x = more.host.nextElementSibling;
      const read = (one: Element) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor];
      return { ours: read(button), its: x ? read(x) : [] };
    });
    expect(colours.ours[1]).toBe(colours.its[1]);
    const [first, second] = [
      await audio('bob').boundingBox(),
      await alice.callButton('Video', 'bob').boundingBox(),
    ];
    expect([first?.width, first?.height]).toEqual([36, 36]);
    expect((first?.x ?? 0) < (second?.x ?? 0)).toBe(lang !== 'ar');
    expect(await page.locator(HOST).evaluate((host) => host.getAnimations({ subtree: true }).length)).toBe(0);
  });

  it('7: 400 px, with a long name', async () => {
    const page = await alice.openX(chatWith('zoe'));
    await page.setViewportSize({ width: 400, height: 800 });
    await appears('zoe');
    const box = await alice.callButton('Video', 'zoe').boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(400);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  });

  it('8: a call button of X’s own', async () => {
    sandbox.x.configure('alice', { nativeCallButton: true });
    const page = await alice.openX(chatWith('bob'));
    await appears('bob');
    expect(await page.locator(HOST).count()).toBe(1);
  });

  it('9: being injected a second time', async () => {
    const page = await alice.openX(chatWith('bob'));
    await appears('bob');
    const worker = await alice.worker();
    await worker.evaluate(() => globalThis.injectAgain());
    await page.waitForTimeout(800);
    await appears('bob');
    expect(await page.locator(HOST).count()).toBe(1);
    await audio('bob').click();
    await page.waitForTimeout(200);
    expect(await heardOf(alice, 'place-call')).toHaveLength(1);
  });

  it('9: leaving and coming back', async () => {
    const page = await alice.openX(chatWith('bob'));
    await appears('bob');
    await page.goto('https://x.com/home');
    await page.goBack();
    await appears('bob');
    expect(await page.locator(HOST).count()).toBe(1);
  });

  it('10: another extension that hides and removes our element', async () => {
    const page = await alice.openX(chatWith('bob'));
    await appears('bob');
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'ahoy-call { display: none !important; opacity: 0 !important; color: red }';
      window.__sandbox.root()?.append(style);
    });
    expect(await audio('bob').isVisible()).toBe(true);
    await page.locator(HOST).evaluate((host) => host.remove());
    await appears('bob');
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
    const page = await alice.openX(chatWith('bob'));
    await appears('bob');
    await audio('bob').evaluate((button: HTMLElement) => {
      button.click();
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    });
    await page.waitForTimeout(300);
    expect(await heardOf(alice, 'place-call')).toEqual([]);
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
    sandbox.x.configure('alice', { testIdRenames: { [name]: name.endsWith('-') ? 'q-' : 'q' } });
    await alice.openX(chatWith('bob'));
    await appears('bob');
    await expect
      .poll(async () => (await heardOf(alice, 'hook-report')).at(-1)?.hooks.map((hook) => hook.found))
      .toContain('second');
    expect((await heardOf(alice, 'hook-report')).at(-1)).toMatchObject({ page: 'chat', broken: false });
  });

  it(
    '12: nothing left that names the person: no wrong button, and a report that says so',
    { timeout: 40_000 },
    async () => {
      sandbox.x.configure('alice', { noHeaderLink: true, noRowDescription: true });
      const page = await alice.openX(chatWith('bob'));
      await staysEmpty(page);
      const last = async () => (await heardOf(alice, 'hook-report')).at(-1);
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

const token = (letter: string): string => `ahoy1:${letter.repeat(240)}`;
const found = () => heardOf(alice, 'invite-found');

describe('an invite', () => {
  it('is reported once, with whom it is from, however often its row is made anew', async () => {
    const page = await alice.openX(chatWith('bob'));
    await appears('bob');
    const text = `Let’s talk about the map. ${token('a')}`;
    sandbox.x.post({ from: 'bob', to: 'alice', text });
    await expect.poll(found, { timeout: 6000 }).toHaveLength(1);
    const { id: me } = personOf('alice');
    const partner = { id: personOf('bob').id, handle: 'bob', name: 'Bob Baker' };
    expect(await found()).toEqual([{ me, partner, token: token('a'), text }]);
    await page.evaluate(() => window.__sandbox.wipeRoot());
    await page.waitForTimeout(3500);
    expect(await found()).toHaveLength(1);
  });

  it('counts only as a sound row of the partner’s in an accepted conversation of two', async () => {
    sandbox.x.post({ from: 'alice', to: 'bob', text: `mine ${token('b')}` });
    sandbox.x.post({ from: 'bob', to: 'alice', text: `two ${token('c')} ${token('d')}` });
    sandbox.x.post({ from: 'bob', to: GROUP.id, text: `group ${token('e')}` });
    sandbox.x.post({ from: 'dave', to: 'alice', text: `request ${token('f')}` });
    const page = await alice.openX(chatWith('bob'));
    await appears('bob');
    // A row that was made to look like the partner's by its class alone.
    await page.evaluate(() => {
      const mine = window.__sandbox.root()?.querySelector('.message[data-send-status]:last-child');
      mine?.classList.replace('justify-end', 'justify-start');
    });
    await page.waitForTimeout(2500);
    for (const path of [`/i/chat/${GROUP.id}`, chatWith('dave')]) {
      await alice.openX(path);
      await page.waitForTimeout(2500);
    }
    expect((await found()).filter((one) => one.token !== token('a'))).toEqual([]);
  });
});

describe('writing an invite', () => {
  const text = `Shall we talk? ${token('z')}`;
  const write = (whom = 'bob') =>
    order(alice, 'write-invite', { partner: personOf(whom).id as UserId, handle: whom as Handle, text });

  it('puts it into the composer, where X keeps it, and sends nothing', async () => {
    sandbox.x.setDraft('alice', conversationId('alice', 'bob'), '');
    const page = await alice.openX(chatWith('bob'));
    await appears('bob');
    const before = sandbox.x.messages(conversationId('alice', 'bob')).length;
    expect(await write()).toBe('written');
    await page.waitForTimeout(700);
    expect(await alice.composerText()).toBe(text);
    await page.locator('[data-testid="dm-composer-send-button"]').waitFor();
    expect(sandbox.x.messages(conversationId('alice', 'bob'))).toHaveLength(before);
    await alice.sendDraft();
    await expect.poll(() => sandbox.x.messages(conversationId('alice', 'bob')).at(-1)?.text).toBe(text);
  });

  it('waits for a late composer', async () => {
    sandbox.x.configure('alice', { composerMs: 4000 });
    await alice.openX(chatWith('carol'));
    await appears('carol');
    expect(await write('carol')).toBe('written');
    expect(await alice.composerText()).toBe(text);
  });

  it.each([
    ['is there', 100],
    ['comes back before we write', 600],
    ['comes back after we wrote', 1600],
  ])('leaves a draft alone that %s', async (_, draftMs) => {
    sandbox.x.setDraft('alice', conversationId('alice', 'zoe'), 'Dear Zoe');
    sandbox.x.configure('alice', { draftMs });
    await alice.openX(chatWith('zoe'));
    await appears('zoe');
    expect(await write('zoe')).toBe('draft');
    expect(await alice.composerText()).toBe('Dear Zoe');
  });

  it('fails when the page shows somebody else', async () => {
    await alice.openX(chatWith('erin'));
    await appears('erin');
    expect(await write('carol')).toBe('failed');
    expect(await alice.composerText()).toBe('');
  });
});

describe('what X’s page shows about people', () => {
  it('is told from a profile, where the buttons stand beside X’s message button', async () => {
    const page = await alice.openX('/bob');
    await appears('bob');
    const next = await page
      .locator(HOST)
      .evaluate((host) => host.nextElementSibling?.getAttribute('data-testid'));
    expect(next).toBe('sendDMFromProfile');
    const facts = async () => (await heardOf(alice, 'facts')).flatMap((one) => one.people);
    await expect.poll(facts).toEqual([
      {
        id: personOf('bob').id,
        handle: 'bob',
        name: 'Bob Baker',
        facts: { iFollow: true, followsMe: true },
      },
    ]);
    await audio('bob').click();
    await expect
      .poll(async () => (await heardOf(alice, 'place-call'))[0]?.partner.id)
      .toBe(personOf('bob').id);
  });

  it('gives no button on a profile that takes no messages', async () => {
    await staysEmpty(await alice.openX('/dave'));
  });

  it('is told from a list of people', async () => {
    await alice.openX('/alice/following');
    const people = async () => (await heardOf(alice, 'facts')).flatMap((one) => one.people);
    await expect
      .poll(async () => (await people()).map((one) => one.handle).toSorted(), { timeout: 6000 })
      .toEqual(['bob', 'carol', 'zoe']);
    expect((await people()).find((one) => one.handle === 'carol')?.facts).toEqual({
      iFollow: true,
      followsMe: true,
      verified: true,
    });
  });
});

describe('an orphaned script', () => {
  it('takes its buttons away and says nothing', async () => {
    const page = await alice.openX(chatWith('bob'));
    await appears('bob');
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    // Until nothing is under way that would notice the update before a person does.
    await page.waitForTimeout(1500);
    const worker = await alice.worker();
    await worker.evaluate(() => setTimeout(() => chrome.runtime.reload(), 50));
    await page.waitForTimeout(1000);
    await audio('bob').click({ timeout: 2000 });
    await expect.poll(() => page.locator(HOST).count()).toBe(0);
    await page.evaluate(() => window.__sandbox.rerenderHeader());
    await page.waitForTimeout(800);
    expect(await page.locator(HOST).count()).toBe(0);
    expect(errors).toEqual([]);
  });
});

/** Counts DOM queries of the content script in its own world; every look at the page makes some. */
async function countQueries(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension://')) worlds.push(context.id);
  });
  await session.send('Runtime.enable');
  await expect.poll(() => worlds.length).toBeGreaterThan(0);
  const [contextId] = worlds.slice(-1);
  if (contextId === undefined) throw new Error('the content script has no world');
  const evaluate = async (expression: string): Promise<unknown> =>
    (await session.send('Runtime.evaluate', { expression, contextId, returnByValue: true })).result.value;
  await evaluate(`
    globalThis.queries = 0;
    for (const { prototype } of [Document, DocumentFragment, Element]) {
      for (const name of ['querySelector', 'querySelectorAll']) {
        const real = prototype[name];
        prototype[name] = function (selector) { queries += 1; return real.call(this, selector); };
      }
    }`);
  return async () => Number(await evaluate('queries'));
}

declare global {
  interface Window {
    __sandbox: {
      seen: { shortcuts: string[] };
      root(): ShadowRoot | undefined;
      navigate(path: string): void;
      churnRows(count: number): Promise<number>;
      wipeRoot(): void;
      replaceHost(): void;
      replaceHtml(): void;
      rerenderHeader(): void;
    };
  }
}
