import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { CAST, conversationId, GROUP } from '../sandbox/x/cast.ts';
import { type Person, launchPerson } from '../support/person.ts';
import { makeSmallExtension } from '../support/small-extension.ts';

/** The harness itself: what every other browser test takes for granted. */
let sandbox: Sandbox;
let extensionDir: string;
let alice: Person;
let bob: Person;

const HEADER_LINK = '[data-testid="dm-conversation-header"] a[href="/bob"]';
const COMPOSER = '[data-testid="dm-composer-textarea"]';

beforeAll(async () => {
  sandbox = await startSandbox();
  extensionDir = await makeSmallExtension();
  alice = await launchPerson({ handle: 'alice', sandbox, extensionDir });
  bob = await launchPerson({ handle: 'bob', sandbox, extensionDir: null, bus: null });
});

afterAll(async () => {
  await sandbox.close();
  await rm(extensionDir, { recursive: true, force: true });
});

describe('the look-alike of X', () => {
  it('orders conversation ids as numbers, where strings would sort the other way', () => {
    const [low, high] = conversationId('alice', 'bob').split('-');
    expect(BigInt(low ?? 0)).toBeLessThan(BigInt(high ?? 0));
    expect(low).toBe(CAST[1].id);
    expect(String(low) > String(high)).toBe(true);
  });

  it('shows a conversation inside an open shadow root, and nothing of it in the light DOM', async () => {
    const page = await alice.openChat('bob');
    await page.locator(HEADER_LINK).waitFor();
    expect(await page.evaluate(() => document.querySelectorAll('[data-testid^="dm-"]').length)).toBe(0);
    const names = await page.evaluate(() => {
      const row = document
        .querySelector('[data-testid="xchatEmbedRoute"]')
        ?.shadowRoot?.querySelector('[data-dm-item-key]:has([data-send-status])');
      const message = row?.querySelector('[data-dm-message-row]');
      return {
        key: row?.getAttribute('data-dm-item-key'),
        row: message?.getAttribute('data-dm-message-row'),
        testId: message?.getAttribute('data-testid'),
        isMine: message?.classList.contains('justify-end'),
        text: message?.querySelector(
          '[data-dm-message-focus-target] [data-testid^="message-text-"] > span[dir="auto"]',
        )?.textContent,
      };
    });
    expect(names.row).toBe(names.key);
    expect(names.testId).toBe(`message-${names.key}`);
    expect(names.isMine).toBe(true);
    expect(names.text).toBe('It did, and it is beautiful. Thank you!');
  });

  it('enforces the policy: no script without the nonce, no connection to other hosts', async () => {
    const page = await alice.openX('/home');
    const ran = await page.evaluate(() => [
      Reflect.has(window, '__sandboxNonced'),
      Reflect.has(window, '__sandboxInlineRan'),
    ]);
    expect(ran).toEqual([true, false]);
    const reached = await page.evaluate(
      (url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => true,
          () => false,
        ),
      sandbox.broker.url,
    );
    expect(reached).toBe(false);
  });

  it('keeps accounts apart by the twid cookie', async () => {
    const page = await alice.openX('/home');
    expect(await page.evaluate(() => document.cookie)).toContain(`twid=u%3D${CAST[0].id}`);
    await expect
      .poll(() => page.locator('[data-testid="AppTabBar_Profile_Link"]').getAttribute('href'))
      .toBe('/alice');
  });

  it('carries messages between two browsers within a moment, and reports them delivered', async () => {
    const [hers, his] = [await alice.openChat('bob'), await bob.openChat('alice')];
    await alice.write('Can you hear me?');
    await his.getByText('Can you hear me?').last().waitFor({ timeout: 10_000 });
    const status = (): Promise<string | null> =>
      hers.locator('[data-send-status]').last().getAttribute('data-send-status');
    await expect.poll(status).toBe('delivered');
    await bob.write('Yes, loud and clear.');
    await hers.getByText('Yes, loud and clear.').last().waitFor({ timeout: 10_000 });
    expect(await his.getByText('Yes, loud and clear.').last().isVisible()).toBe(true);
  });

  it('takes back a composer value that was set without an input event', async () => {
    const page = await alice.openChat('bob');
    const area = page.locator(COMPOSER);
    await area.evaluate((element) => {
      const native = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
      native?.set?.call(element, 'not typed');
    });
    await expect.poll(() => area.inputValue()).toBe('');
    await area.focus();
    await page.evaluate(() => document.execCommand('insertText', false, 'typed'));
    await page.waitForTimeout(700);
    expect(await area.inputValue()).toBe('typed');
    await page.locator('[data-testid="dm-composer-send-button"]').waitFor();
    await area.fill('');
  });

  it('brings a saved draft back late, over what is there', async () => {
    const id = conversationId('alice', 'carol');
    sandbox.x.setDraft('alice', id, 'Dear Carol');
    sandbox.x.configure('alice', { draftMs: 800 });
    await alice.openChat('carol');
    expect(await alice.composerText()).toBe('');
    await expect.poll(() => alice.composerText()).toBe('Dear Carol');
    sandbox.x.configure('alice', { draftMs: 300 });
  });

  it('shows the person before in the header for a moment after a switch', async () => {
    sandbox.x.configure('alice', { previousLinkMs: 1_500, hydrateMs: 1_500 });
    const page = await alice.openChat('carol');
    await page.locator('[data-testid="dm-conversation-header"] a[href="/carol"]').waitFor();
    await page.getByRole('option', { name: 'Bob Baker' }).click();
    const links = (): Promise<string[]> =>
      page
        .locator('[data-testid="dm-conversation-header"] a')
        .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(page.url()).toContain(conversationId('alice', 'bob'));
    expect(await links()).toEqual(['/carol']);
    await expect.poll(links).toEqual([]);
    await expect.poll(links).toEqual(['/bob']);
    sandbox.x.configure('alice', { previousLinkMs: 60, hydrateMs: 120 });
  });

  it('has groups, requests and closed or light roots', async () => {
    const group = await alice.openChat(GROUP.id);
    await expect.poll(() => group.locator('[data-testid="dm-conversation-header"] a').count()).toBe(2);
    const request = await alice.openX(`/i/chat/requests/${conversationId('alice', 'dave')}`);
    await request.locator('[data-testid="dm-message-request-prompt"]').waitFor();
    expect(await request.locator(COMPOSER).count()).toBe(0);
    sandbox.x.configure('alice', { lightDom: true });
    const light = await alice.openChat('bob');
    expect(
      await light.evaluate(() => document.querySelector('[data-testid="dm-conversation-panel"]') !== null),
    ).toBe(true);
    sandbox.x.configure('alice', { lightDom: false, closedRoot: true });
    const closed = await alice.openX(`/i/chat/${conversationId('alice', 'bob')}`);
    const hidden = await closed.waitForFunction(() => Reflect.get(window, '__sandbox')?.root() !== undefined);
    expect(await hidden.jsonValue()).toBe(true);
    expect(
      await closed.evaluate(() => document.querySelector('[data-testid="xchatEmbedRoute"]')?.shadowRoot),
    ).toBeNull();
    sandbox.x.configure('alice', { closedRoot: false });
  });

  it('survives a thousand rows with only a few in the DOM', async () => {
    const page = await alice.openChat('bob');
    const most = await page.evaluate(async () => {
      const acts = Reflect.get(window, '__sandbox');
      let [rows, isDone] = [0, false];
      const count = (): void => {
        rows = Math.max(rows, acts.root()?.querySelectorAll('[data-dm-message-row]').length ?? 0);
        if (!isDone) requestAnimationFrame(count);
      };
      count();
      await acts.churnRows(1000);
      isDone = true;
      return rows;
    });
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThan(150);
  });
});

describe('the driver', () => {
  it('runs an extension on X and reaches its worker', async () => {
    const page = await alice.openX('/home');
    expect(await page.evaluate(() => document.documentElement.dataset['small'])).toBe('/home');
    const worker = await alice.worker();
    const before = await worker.evaluate('born');
    await alice.stopWorker();
    const own = await alice.openExtensionPage('page.html');
    expect(await own.evaluate('chrome.runtime.sendMessage("awake")')).toBe('awake!');
    expect(await (await alice.worker()).evaluate('born')).not.toBe(before);
    await own.close();
  });

  it('evaluates in an offscreen document', async () => {
    await (await alice.worker()).evaluate('showOffscreen()');
    expect(await alice.hasOffscreen()).toBe(true);
    expect(await alice.evalOffscreen('Promise.resolve(document.title + typeof RTCPeerConnection)')).toBe(
      'Smallfunction',
    );
    await expect(alice.evalOffscreen('missing.thing')).rejects.toThrow('missing is not defined');
  });

  it('keeps a profile over a restart, which can be one of an installed extension', async () => {
    const carol = await launchPerson({ handle: 'carol', sandbox, extensionDir, bus: null });
    const began = (): Promise<unknown> => carol.worker().then((worker) => worker.evaluate('began'));
    await expect.poll(began).toEqual(['installed']);
    const page = await carol.openExtensionPage('page.html');
    await page.evaluate(() => localStorage.setItem('kept', 'yes'));
    await carol.restart('installed');
    await expect.poll(began).toEqual(['startup']);
    const again = await carol.openExtensionPage('page.html');
    expect(await again.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
    await carol.close();
  });

  it('shows notifications on a private bus, where a button can be pressed', async () => {
    const worker = await alice.worker();
    await worker.evaluate('notify("ring", "Bob is calling", "video · <b>now</b>")');
    const shown = await alice.bus.waitFor((one) => one.title === 'Bob is calling');
    expect(shown.actions).toEqual(['Accept', 'Decline']);
    expect(shown.body).toContain('video · <b>now</b>');
    alice.bus.press(shown, 'Decline');
    await expect.poll(async () => (await alice.worker()).evaluate('pressed')).toEqual([['ring', 1]]);
    await worker.evaluate('chrome.notifications.clear("ring")');
    await alice.bus.waitForClosed(shown);
    await expect(alice.bus.waitFor((one) => one.title === 'Nobody', 200)).rejects.toThrow(
      'Bob is calling (closed)',
    );
  });
});
