import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { conversationId } from '../sandbox/x/cast.ts';
import { DEFAULT_SETTINGS } from '../sandbox/x/settings.ts';
import { launchPerson, type Person } from '../support/person.ts';

/** What X does to whoever lives in its page, done on demand. A knob that does nothing would make other tests lie. */
let sandbox: Sandbox;
let alice: Person;
let page: Page;

const HEADER = '[data-testid="dm-conversation-header"]';
const COMPOSER = '[data-testid="dm-composer-textarea"]';

beforeAll(async () => {
  sandbox = await startSandbox();
  alice = await launchPerson({ handle: 'alice', sandbox, extensionDir: null, bus: null });
});
afterEach(() => sandbox.x.configure('alice', DEFAULT_SETTINGS));
afterAll(() => sandbox.close());

const act = (name: string, ...args: unknown[]): Promise<void> =>
  page.evaluate(([what, rest]) => Reflect.get(Reflect.get(window, '__sandbox'), what)(...rest), [
    name,
    args,
  ] as const);

describe('what X does to its own page', () => {
  it.each(['wipeRoot', 'replaceHost', 'replaceHtml', 'rerenderHeader'])(
    '%s takes nodes away and draws them anew',
    async (name) => {
      page = await alice.openChat('bob');
      const old = await page.locator(`${HEADER} a`).elementHandle();
      await act(name);
      expect(await old?.evaluate((node) => node.isConnected)).toBe(false);
      await page.locator(`${HEADER} a[href="/bob"]`).waitFor();
      await page.locator(COMPOSER).waitFor();
    },
  );

  it('empties the root for as long as the server is told', async () => {
    page = await alice.openChat('bob');
    sandbox.x.act('alice', 'wipeRoot', 400);
    const containers = (): Promise<number> => page.locator('[data-testid="dm-container"]').count();
    await expect.poll(containers).toBe(0);
    await expect.poll(containers).toBe(1);
  });

  it('renames test ids, whole or by stem, and leaves them out', async () => {
    sandbox.x.configure('alice', {
      testIdRenames: {
        'dm-conversation-header': 'renamed',
        'dm-conversation-item-': 'row-',
        'dm-inbox-header': '',
      },
    });
    page = await alice.openChat('bob');
    expect(await page.locator('[data-testid="renamed"]').count()).toBe(1);
    expect(
      await page.locator(`[data-testid="row-${conversationId('alice', 'bob').replace('-', ':')}"]`).count(),
    ).toBe(1);
    expect(await page.locator(`${HEADER}, [data-testid="dm-inbox-header"]`).count()).toBe(0);
  });

  it('reports a failed message as failed', async () => {
    sandbox.x.configure('alice', { sendFails: true });
    page = await alice.openChat('bob');
    await alice.write('Will not arrive');
    await expect
      .poll(() => page.locator('[data-send-status]').last().getAttribute('data-send-status'))
      .toBe('failed');
    expect(sandbox.x.messages(conversationId('alice', 'bob')).map((one) => one.text)).not.toContain(
      'Will not arrive',
    );
  });

  it('opens the info view on a click anywhere in the header', async () => {
    page = await alice.openChat('bob');
    await page.locator(HEADER).click();
    expect(new URL(page.url()).pathname).toBe(`/i/chat/${conversationId('alice', 'bob')}/info`);
  });

  it('shows messages of others and edits as they happen', async () => {
    page = await alice.openChat('bob');
    const { id } = sandbox.x.post({ from: 'bob', to: 'alice', text: 'First wording' });
    await page.getByText('First wording').last().waitFor();
    sandbox.x.edit(id, 'Second wording');
    await expect
      .poll(() => page.locator(`[data-testid="message-text-${id}"] span`).textContent())
      .toBe('Second wording');
  });
});

describe('other places and sizes', () => {
  it('has a drawer of 400 by 530 with its own root, while the URL stays', async () => {
    page = await alice.openX('/home');
    await page.getByTestId('chat-drawer-main').click();
    const box = await page.getByTestId('chat-drawer-root').boundingBox();
    expect([box?.width, box?.height]).toEqual([400, 530]);
    await page.getByTestId('xchatEmbedDrawer').getByRole('option', { name: 'Bob Baker' }).click();
    await page.locator(`[data-testid="xchatEmbedDrawer"] ${HEADER} a[href="/bob"]`).waitFor();
    expect(new URL(page.url()).pathname).toBe('/home');
    const selected = page.locator('[data-testid="xchatEmbedDrawer"] [data-selected="true"]');
    expect(await selected.getAttribute('data-testid')).toContain(
      conversationId('alice', 'bob').replace('-', ':'),
    );
  });

  it('shows one pane with a back button when it is narrow, and no navigation below 500', async () => {
    page = await alice.openChat('bob');
    const back = page.getByTestId('dm-conversation-back-button');
    expect(await back.count()).toBe(0);
    await page.setViewportSize({ width: 900, height: 800 });
    await back.waitFor();
    expect(await page.getByTestId('dm-inbox-panel').count()).toBe(0);
    expect(await page.getByTestId('AppTabBar_Profile_Link').isVisible()).toBe(true);
    await page.setViewportSize({ width: 480, height: 800 });
    expect(await page.getByTestId('AppTabBar_Profile_Link').isVisible()).toBe(false);
    await page.setViewportSize({ width: 1400, height: 800 });
  });

  it.each([
    ['legacy', 'legacy'],
    ['core', 'core'],
    ['newest', 'core'],
  ] as const)('serves user objects in the %s shape, and pages that read them', async (userShape, names) => {
    sandbox.x.configure('alice', { userShape });
    page = await alice.openX('/home');
    const answer = page.waitForResponse((response) => response.url().includes('/UserByScreenName?'));
    await page.getByRole('link', { name: 'Carol Castle' }).click();
    const body = await (await answer).json();
    expect(body.data.user.result[names].screen_name).toBe('carol');
    await page.getByTestId('userFollowIndicator').waitFor();
    await page.getByTestId('902117733445-unfollow').waitFor();
    expect((await page.getByTestId('sendDMFromProfile').boundingBox())?.width).toBe(36);
  });
});
