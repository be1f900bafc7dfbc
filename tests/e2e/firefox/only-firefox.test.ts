import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { conversationId, personOf } from '../../sandbox/x/cast.ts';
import { EXTENSION_ORIGIN, launchFirefox } from '../../support/firefox/firefox.ts';
import { startProxy } from '../../support/firefox/proxy.ts';

let sandbox: Sandbox;
let firefox: Browser;
let ours: Page;
beforeAll(async () => {
  sandbox = await startSandbox();
  const proxy = await startProxy(sandbox.x.port);
  firefox = await launchFirefox({ proxyPort: proxy.port, headless: true, busAddress: undefined });
  sandbox.onClose(async () => {
    await firefox.close();
    await proxy.close();
  });
  ours = await firefox.newPage();
  await ours.goto(`${EXTENSION_ORIGIN}options.html`, { waitUntil: [] });
  await ours.waitForFunction(() => 'browser' in globalThis, { polling: 50 });
});
afterAll(() => sandbox.close());

const urlsOf = async (context: BrowserContext): Promise<string[]> =>
  Promise.all((await context.pages()).map((page) => page.evaluate(() => location.href).catch(() => '')));

/** Whose tabs of X are open, as the extension has it. */
const accounts = (): Promise<readonly (string | undefined)[]> =>
  ours.evaluate(async () => {
    const { storage } = (globalThis as unknown as { browser: typeof chrome }).browser;
    const { tabs } = await storage.session.get<{ tabs?: Record<string, { me?: string }> }>('tabs');
    return Object.values(tabs ?? {}).map(({ me }) => me);
  });

it('an account in a container is one of its own, and its conversations open in that container', async () => {
  const container = await firefox.createBrowserContext();
  const alice = personOf('alice').id;
  const bob = personOf('bob').id;
  await (await firefox.newPage()).goto('https://x.com/login-as/alice?to=/home');
  await (await container.newPage()).goto('https://x.com/login-as/bob?to=/home');
  await expect.poll(async () => new Set(await accounts())).toEqual(new Set([alice, bob]));

  for (const [me, handle, whom, context] of [
    [bob, 'bob', 'carol', container],
    [alice, 'alice', 'carol', firefox.defaultBrowserContext()],
  ] as const) {
    await ours.evaluate(
      (data) => {
        const { runtime } = (globalThis as unknown as { browser: typeof chrome }).browser;
        return runtime.sendMessage({ to: 'background', type: 'write-to-person', data });
      },
      { account: me, userId: personOf(whom).id },
    );
    const dm = `https://x.com/i/chat/${conversationId(handle, whom)}`;
    await expect.poll(() => urlsOf(context), { timeout: 10_000 }).toContain(dm);
    await expect.poll(async () => (await accounts()).filter((one) => one === me)).toHaveLength(2);
  }
});

it('the popup has its room although Firefox takes that of a scroll bar from it', async () => {
  const popup = (): Promise<unknown> =>
    ours.evaluate(() => {
      const { extension } = (globalThis as unknown as { browser: typeof chrome }).browser;
      const [shown] = extension.getViews({ type: 'popup' });
      if (shown === undefined) return 'none';
      const { clientWidth, clientHeight, scrollWidth, scrollHeight } = shown.document.documentElement;
      return { down: scrollHeight > clientHeight, across: scrollWidth > clientWidth };
    });
  await ours.evaluate(() =>
    (
      globalThis as unknown as { browser: { browserAction: { openPopup(): Promise<void> } } }
    ).browser.browserAction.openPopup(),
  );
  await expect.poll(popup).toEqual({ down: true, across: false });
});

it('a relay at a port that Firefox blocks is neither stored nor asked, and Options says why', async () => {
  await ours.evaluate(() => {
    const type = (name: string, text: string): void => {
      const field = [...document.querySelectorAll('label')].find((one) => one.textContent === name)?.control;
      if (!(field instanceof HTMLInputElement)) throw new Error(`no field ${name}`);
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    type('Relay server', 'turn:127.0.0.1:22');
    type('Relay username', 'somebody');
    type('Relay password', 'something');
  });
  const press = (name: string): Promise<void> =>
    ours.evaluate((wanted) => {
      [...document.querySelectorAll('button')].find((one) => one.textContent === wanted)?.click();
    }, name);
  const texts = (selector: string): Promise<string> =>
    ours.evaluate(
      (wanted) => [...document.querySelectorAll(wanted)].map((one) => one.textContent).join(' | '),
      selector,
    );
  await press('Save');
  await expect.poll(() => texts('.text-field-error')).toContain('This browser refuses this address');
  await press('Test connection');
  await expect
    .poll(() => texts('.connection-table td'), { timeout: 20_000 })
    .toContain('Not tried: this browser refuses the address');
});
