import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../sandbox/x/cast.ts';
import { forgePresses, lurePresses } from '../support/hostile-page.ts';
import { heardOf } from '../support/recording-extension.ts';
import { chatWith, HOST, startXPage, type XPage } from '../support/x-page.ts';

/** A script in X's page against our buttons: what it may achieve is in SECURITY.md, and nothing beyond that here. */
let x: XPage;
let page: Page;
beforeAll(async () => {
  x = await startXPage();
});
afterAll(() => x.close());
beforeEach(async () => {
  await x.reset();
  page = await x.alice.openX(chatWith('bob'));
  await x.appears('bob');
});

const BOB = { id: personOf('bob').id, handle: 'bob', name: 'Bob Baker' };
/** Everything that a press can lead to. */
const presses = async (): Promise<unknown[]> => [
  ...(await heardOf(x.alice, 'place-call')),
  ...(await heardOf(x.alice, 'set-verdict')),
  ...(await heardOf(x.alice, 'open-screening')),
];
/** Messages come in order, so what was said before is heard before this. */
const saidAll = async (): Promise<void> => {
  const before = (await heardOf(x.alice, 'account-seen')).length;
  await page.reload();
  await expect.poll(async () => (await heardOf(x.alice, 'account-seen')).length).toBeGreaterThan(before);
};

describe('without a press of a person’s on our button there is no call and no verdict', () => {
  it('whatever events a script makes, or keeps of those that it saw', async () => {
    await page.evaluate(() => {
      addEventListener('click', (event) => Object.assign(window, { kept: event }), {
        capture: true,
        once: true,
      });
    });
    await page.mouse.click(700, 500);
    const kept = await page.evaluateHandle(() => (window as unknown as { kept: Event }).kept);
    expect(await kept.evaluate((event) => event.isTrusted)).toBe(true);
    expect(await page.evaluate(forgePresses, kept)).toBeGreaterThan(9);
    await saidAll();
    expect(await presses()).toEqual([]);
    await x.audio('bob').click();
    await expect.poll(presses).toEqual([{ me: personOf('alice').id, partner: BOB, kind: 'audio' }]);
  });

  it.each(['label', 'form', 'accesskey', 'clone', 'taken out', 'moved'] as const)(
    'whatever else the person presses (%s)',
    async (way) => {
      const { x: left, y: top } = await page.evaluate(lurePresses, way);
      await page.mouse.move(left, top);
      await page.mouse.down();
      if (way === 'moved') await page.mouse.move(left + 1, top);
      await page.mouse.up();
      if (way === 'form') await page.locator(`${HOST} input`).press('Enter');
      if (way === 'accesskey') await page.keyboard.press('Alt+k');
      await saidAll();
      expect(await presses()).toEqual([]);
    },
  );
});

describe('a press of a person’s on our button', () => {
  it('concerns whom the URL names, however the button is covered, hidden and moved', async () => {
    const { left, top, width, height } = await page.locator(HOST).evaluate((host) => {
      const button = host.shadowRoot?.querySelector('button') as HTMLElement;
      button.style.cssText = 'position:relative;left:-200px;opacity:0;scale:3';
      button.ariaLabel = 'Audio call @carol';
      const lie = document.createElement('div');
      lie.style.cssText = 'position:fixed;inset:0;background:#fff;pointer-events:none;z-index:2147483647';
      document.body.append(lie);
      return button.getBoundingClientRect().toJSON() as DOMRect;
    });
    await page.mouse.click(left + width / 2, top + height / 2);
    await expect.poll(presses).toEqual([{ me: personOf('alice').id, partner: BOB, kind: 'audio' }]);
  });

  it.each(['link', 'url', 'cookie'] as const)(
    'is none when the page changes the %s under it',
    async (what) => {
      await page.evaluate(
        ([what, path]) => {
          const change = (): void => {
            if (what === 'link')
              for (const link of window.__sandbox
                .root()
                ?.querySelectorAll('[data-testid="dm-conversation-header"] a[href]') ?? [])
                link.setAttribute('href', '/carol');
            if (what === 'url') history.replaceState(null, '', path);
            if (what === 'cookie') document.cookie = 'twid=u%3D83001122; Path=/; Domain=x.com; Secure';
          };
          addEventListener('pointerdown', change, { capture: true, once: true });
        },
        [what, chatWith('carol')] as const,
      );
      await x.audio('bob').click();
      await expect.poll(() => page.locator(HOST).count()).toBe(0);
      if (what === 'cookie') await page.goto('https://x.com/login-as/alice?to=%2Fsettings');
      expect(await presses()).toEqual([]);
    },
  );
});

it('a row counts for an invite only when all its hooks agree', async () => {
  const forge = (hooks: Record<string, string | null>, letter: string) =>
    page.evaluate(
      ([hooks, token]) => {
        const list = window.__sandbox.root()?.querySelector('[data-testid="dm-message-scroller"]');
        const sound = list?.querySelector('[data-dm-item-key]:has(.justify-start[data-testid^="message-"])');
        if (!list || !sound) throw new Error('no row of the partner’s');
        const row = sound.cloneNode(true) as Element;
        const parts = {
          item: [row, 'data-dm-item-key', ''],
          row: [row.querySelector('[data-dm-message-row]'), 'data-dm-message-row', ''],
          test: [row.querySelector('[data-dm-message-row]'), 'data-testid', 'message-'],
          text: [row.querySelector('[data-testid^="message-text-"]'), 'data-testid', 'message-text-'],
          status: [row.querySelector('[data-dm-message-row]'), 'data-send-status', ''],
          side: [row.querySelector('[data-dm-message-row]'), 'class', ''],
          align: [row.querySelector('[data-dm-message-row]'), 'style', ''],
        } as const;
        const id = crypto.randomUUID();
        const usual = { item: id, row: id, test: id, text: id };
        const texts = row.querySelector('[data-testid^="message-text-"]');
        texts?.replaceChildren(token);
        for (const [name, value] of Object.entries({ ...usual, ...hooks })) {
          const [element, attribute, prefix] = parts[name as keyof typeof parts];
          if (value !== null) element?.setAttribute(attribute, prefix + value);
        }
        list.append(row);
      },
      [hooks, `ahoy1:${letter.repeat(240)}`] as const,
    );
  x.sandbox.x.post({ from: 'bob', to: 'alice', text: 'A row to make others from' });
  await page.locator('[data-dm-message-row].justify-start').first().waitFor();
  await forge({ item: 'x' }, 'a');
  await forge({ row: 'x' }, 'b');
  await forge({ test: 'x' }, 'c');
  await forge({ text: 'x' }, 'd');
  await forge({ status: 'read' }, 'e');
  await forge({ side: 'justify-end' }, 'f');
  await forge({ align: 'justify-content: flex-end' }, 'g');
  // One that is forged in full is X's own word: it is read with all the others, and for nobody but whom the URL names.
  await forge({}, 'h');
  const found = () => heardOf(x.alice, 'invite-found');
  await expect.poll(found, { timeout: 10_000 }).toHaveLength(1);
  expect((await found())[0]).toMatchObject({ partner: BOB, token: `ahoy1:${'h'.repeat(240)}` });
});

it('a flood of mutations, events and accounts keeps nobody busy, and a press counts after it', async () => {
  const before = (await heardOf(x.alice, 'account-seen')).length;
  const took = await page.evaluate(async () => {
    const header = window.__sandbox.root()?.querySelector('[data-testid="dm-conversation-header"]');
    const real = document.cookie.split('; ').find((one) => one.startsWith('twid='));
    const start = performance.now();
    for (let round = 0; round < 100; round += 1) {
      document.cookie = `twid=u%3D${1_000_000 + round}; Path=/; Domain=x.com; Secure`;
      for (let index = 0; index < 100; index += 1) {
        header?.append(document.createElement('ahoy-call'));
        header?.lastElementChild?.remove();
        dispatchEvent(new Event('focus'));
        dispatchEvent(new Event('popstate'));
        document.dispatchEvent(new Event('visibilitychange'));
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    document.cookie = `${real}; Path=/; Domain=x.com; Secure`;
    dispatchEvent(new Event('focus'));
    return performance.now() - start;
  });
  await x.appears('bob');
  // One look at the page in 50 ms at most, and one message of an account for each, and of its partner.
  const said = (await heardOf(x.alice, 'account-seen')).length - before;
  expect(said).toBeLessThan((took / 50) * 2 + 10);
  await x.audio('bob').click();
  await expect.poll(presses).toEqual([{ me: personOf('alice').id, partner: BOB, kind: 'audio' }]);
});

it('our pages neither open for X’s page nor hear it', async () => {
  const worker = await x.alice.worker();
  const root = new URL('/', worker.url()).href;
  const all = () => worker.evaluate(() => globalThis.heard.map(({ type }) => type));
  const before = await all();
  const got = await page.evaluate(async (root) => {
    const message = { to: 'background', type: 'call-person', data: {} };
    const { runtime } =
      (globalThis as unknown as { chrome?: { runtime?: { sendMessage?: unknown } } }).chrome ?? {};
    dispatchEvent(new MessageEvent('message', { data: message }));
    postMessage(message, '*');
    new BroadcastChannel('ahoy').postMessage(message);
    const frame = document.createElement('iframe');
    frame.src = `${root}confirm.html`;
    document.body.append(frame);
    return {
      runtime: typeof runtime?.sendMessage,
      fetched: await fetch(`${root}options.html`).then(
        () => 'answered',
        () => 'refused',
      ),
      framed: await new Promise((resolve) => {
        frame.addEventListener('load', () => resolve(frame.contentDocument === null));
        setTimeout(() => resolve(true), 500);
      }),
    };
  }, root);
  expect(got).toMatchObject({ runtime: 'undefined', fetched: 'refused' });
  await page.evaluate((root) => void open(`${root}confirm.html`), root);
  await expect.poll(() => page.frames().filter((frame) => frame.url().startsWith(root))).toEqual([]);
  for (const other of x.alice.context.pages())
    // A tab that was never let open may be gone by now.
    expect(await other.evaluate(() => location.href).catch(() => 'gone')).not.toContain('confirm.html');
  const since = new Set<string>((await all()).slice(before.length));
  // An honest script may tell of its page meanwhile; nothing of it asks for an act.
  expect(
    ['place-call', 'call-person', 'set-verdict', 'open-screening', 'invite-found'].filter((act) =>
      since.has(act),
    ),
  ).toEqual([]);
});
