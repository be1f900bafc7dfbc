import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violationsOf } from '../support/axe.ts';
import { rulesWith } from '../support/fakes/settings.ts';
import { inStores, launchOwnPages, type OwnPages } from '../support/own-pages.ts';
import { ACCOUNT, crowd, seedLists } from '../support/page-stories.ts';

/** *People* and *Recent* in the real popup, over the real database and background. */
let browser: OwnPages;
let page: Page;

const RULES = `screening.${ACCOUNT}.rules`;
const stored = (key: string) =>
  browser.worker.evaluate(async (key) => (await chrome.storage.local.get(key))[key], key);

beforeAll(async () => {
  browser = await launchOwnPages();
});
afterAll(() => browser.close());

beforeEach(async () => {
  page = await browser.open('popup.html');
  await page.getByRole('tab', { name: 'People' }).click();
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
  await browser.worker.evaluate(
    ([key, account, rules]) => chrome.storage.local.set({ 'browser.currentAccount': account, [key]: rules }),
    [RULES, ACCOUNT, rulesWith({ everyoneElse: 'silent' }).rules] as const,
  );
});
afterEach(() => page.close());

const STORES = ['people', 'pins', 'log', 'marks', 'readInvites', 'sentInvites'];
const emptyLists = () => inStores(page, STORES, 'clear');
/** Everything but what the store adds for its own order. */
const all = async () =>
  JSON.parse(
    JSON.stringify(await inStores(page, STORES, 'getAll'), (key, value: unknown) =>
      key === 'kept' || key === 'usefulAt' ? undefined : value,
    ),
  ) as readonly (readonly object[])[];
const personNamed = async (name: string) => {
  const [people = []] = await inStores(page, ['people'], 'getAll');
  return people.find((one) => 'name' in one && one.name === name);
};

const show = async (tab: 'People' | 'Recent', seed?: Parameters<typeof seedLists>[1]): Promise<void> => {
  await emptyLists();
  await seedLists(page, seed);
  await open(tab);
};
const open = async (tab: 'People' | 'Recent'): Promise<void> => {
  await page.reload();
  await page.getByRole('tab', { name: tab }).click();
};
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
const undo = () => page.getByRole('button', { name: 'Undo', exact: true }).click();
const said = (text: string | RegExp) => page.locator('.undo-bar').getByText(text).waitFor();

const violations = () => violationsOf(page);

describe('five thousand people and calls', () => {
  let isSeeded = false;
  beforeEach(async () => {
    if (!isSeeded) await show('People', crowd(5000));
    isSeeded = true;
  });

  it.each(['People', 'Recent'] as const)(
    'in %s need few rows, and scrolling reaches the last',
    async (tab) => {
      await open(tab);
      const rows = page.locator(tab === 'People' ? '.people-list > li' : '.recent-list > li');
      const first = rows.first();
      await first.waitFor();
      expect(await first.getAttribute('aria-setsize')).toBe('5000');
      expect(await first.getAttribute('aria-posinset')).toBe('1');
      expect(await rows.count()).toBeLessThanOrEqual(60);
      const last = page.locator('li[aria-posinset="5000"]');
      await expect
        .poll(async () => {
          await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
          return last.isVisible();
        })
        .toBe(true);
      expect(await last.innerText()).toContain('Caller 04999');
      expect(await rows.count()).toBeLessThanOrEqual(60);
      expect(await violations()).toEqual([]);
    },
  );

  it('can be walked through by Tab, beyond what was there at first', async () => {
    await open('People');
    const place = () =>
      page.evaluate(() => Number(document.activeElement?.closest('li')?.getAttribute('aria-posinset')));
    await page.getByRole('button', { name: 'Details about Caller 00000' }).focus();
    let before = await place();
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const now = await place();
      expect(now - before).toBeLessThanOrEqual(1);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
    expect(before).toBeGreaterThan(15);
  });

  it('keep the one with the focus while the page is scrolled away', async () => {
    await open('People');
    await page.getByRole('button', { name: 'Details about Caller 00003' }).focus();
    await page.evaluate(() => scrollTo(0, 100_000));
    await expect
      .poll(() => page.locator('.people-list > li').nth(1).innerText())
      .not.toContain('Caller 0000');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(await focused()).toBe('Details about Caller 00003');
  });

  it('are found by a search, and the details of one open in place', async () => {
    await open('People');
    await page.getByRole('searchbox', { name: 'Search people' }).fill('@caller_04242');
    await page.getByText('One person').waitFor();
    await press('Details about Caller 04242');
    await page.getByText('Safety number', { exact: true }).waitFor();
  });
});

describe('undo', () => {
  it('puts a removed person back with devices and everything else, though the worker died meanwhile', async () => {
    await show('People');
    const before = await all();
    await press('Details about Bob');
    await press('Remove');
    await page.getByRole('group').getByRole('button', { name: 'Remove', exact: true }).click();
    await said(/^Removed .*Bob.* with their devices/u);
    await page.getByText('4 people').waitFor();
    expect(await all()).not.toEqual(before);
    await browser.stopWorker();
    await undo();
    await page.getByText('5 people').waitFor();
    expect(await all()).toEqual(before);
    expect(await page.locator('.undo-bar').count()).toBe(0);
  });

  it.each<[string, () => Promise<void>]>([
    ['a removed device', () => press('Remove device')],
    [
      'a block',
      async () => {
        await press('Block');
        await page.getByRole('group').getByRole('button', { name: 'Block', exact: true }).click();
      },
    ],
    [
      'a verdict',
      () =>
        page
          .getByLabel('When they call')
          .selectOption('Always ring')
          .then(() => {}),
    ],
    ['a star taken away', () => press('My people: Bob')],
  ])('takes back %s', async (_, act) => {
    await show('People');
    await press('Details about Bob');
    await page.getByText('Safety number', { exact: true }).first().waitFor();
    const before = await all();
    await act();
    await page.locator('.undo-bar').waitFor();
    await expect.poll(all).not.toEqual(before);
    await undo();
    await expect.poll(all).toEqual(before);
  });

  it('brings a cleared log back', async () => {
    await show('Recent', crowd(1200));
    const before = await all();
    await page.getByText('1200 calls').waitFor();
    await press('Clear');
    await page.getByText('No calls yet').waitFor();
    await said('Cleared 1200 calls.');
    await undo();
    await page.getByText('1200 calls').waitFor();
    expect(await all()).toEqual(before);
  });

  it('lets an ignored invite wait again', async () => {
    const { people } = crowd(1);
    const [from] = people;
    await show('People', { people, pins: [], log: [] });
    const invite = {
      account: ACCOUNT,
      from: from?.userId,
      signingKey: `${'Y'.repeat(42)}A`,
      secret: 's',
      issuedAt: Date.now(),
      state: 'waiting',
    };
    await page.evaluate(async (invite) => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('ahoy');
        request.addEventListener('success', () => resolve(request.result));
      });
      const tx = db.transaction('readInvites', 'readwrite');
      tx.objectStore('readInvites').put(invite);
      await new Promise((resolve) => tx.addEventListener('complete', resolve));
      db.close();
    }, invite);
    await page.reload();
    await press('Ignore');
    await said(/^Ignored the invite from/u);
    const states = async () => (await all())[4]?.map((one) => (one as { readonly state: string }).state);
    await expect.poll(states).toEqual(['ignored']);
    await undo();
    await expect.poll(states).toEqual(['waiting']);
  });

  it('leaves what would happen in sight while rules are tried', async () => {
    await show('People');
    await page.setViewportSize({ width: 360, height: 600 });
    await press('My people: Bob');
    await said(/no longer in My people/u);
    await page.getByRole('tab', { name: 'Screening' }).click();
    await page.getByText('Try it', { exact: true }).click();
    await page.locator('.try-it').evaluate((fields) => fields.scrollIntoView());
    const edge = (of: string) => page.locator(of).evaluate((one) => one.getBoundingClientRect());
    expect((await edge('.try-verdict')).bottom).toBeLessThanOrEqual((await edge('.undo-bar')).top);
  });

  it('takes back a safety number that was marked as compared, and looks after the focus', async () => {
    await show('People');
    await press('Details about Bob');
    const agree = page.getByRole('button', { name: 'The numbers agree' });
    const before = await all();
    await agree.press('Enter');
    await said(/^Safety number of .*Bob.* marked as compared/u);
    await agree.waitFor({ state: 'detached' });
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe('Undo');
    await page.keyboard.press('Enter');
    await agree.waitFor();
    expect(await all()).toEqual(before);
    expect(await focused()).toBe('People');
  });

  it('is gone when it is dismissed, and the act stays done', async () => {
    await show('People');
    await press('My people: Bob');
    await said(/no longer in My people/u);
    await press('Dismiss');
    expect(await page.locator('.undo-bar').count()).toBe(0);
    expect(await personNamed('Bob')).toMatchObject({ starred: false });
  });
});

describe('a call in Recent', () => {
  it('shows every rule that was looked at, and lets people like this ring by one press', async () => {
    await show('Recent', crowd(3));
    await press(/^Why, and what you can change: call from Caller 00000/u);
    await page.getByText('rules did not match').click();
    await page.getByText('verified account').first().waitFor();
    await page.setViewportSize({ width: 360, height: 600 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await violations()).toEqual([]);
    const isOn = async () =>
      ((await stored(RULES)) as { id: string; on: boolean }[]).find(({ id }) => id === 'verified')?.on;
    expect(await isOn()).toBe(false);
    await press('Let people like this ring: Verified accounts');
    await said(/Switched on in Screening: .*Verified accounts/u);
    await expect.poll(isOn).toBe(true);
    await page.getByRole('tab', { name: 'Screening' }).click();
    await expect.poll(() => page.getByRole('checkbox', { name: 'Verified accounts' }).isChecked()).toBe(true);
    await undo();
    await expect.poll(isOn).toBe(false);
  });

  it.each([
    ['Always ring this person', 'ring'],
    ['Always silent', 'silent'],
  ])('“%s” is stored as the verdict for this person', async (label, verdict) => {
    await show('Recent', crowd(3));
    await press(/^Why, and what you can change: call from Caller 00000/u);
    await press(label);
    await page.getByText('Decided for them alone:').waitFor();
    expect(await personNamed('Caller 00000')).toMatchObject({ verdict });
    expect(await page.getByRole('button', { name: label }).count()).toBe(0);
    await undo();
    await page.getByRole('button', { name: label }).waitFor();
    expect(await personNamed('Caller 00000')).not.toMatchObject({ verdict });
  });
});

describe('names', () => {
  it('are shown without characters that nobody sees or that turn the words around', async () => {
    const { people, pins, log } = crowd(1);
    const name = 'Ev\u200bil \u202egnp.exe';
    await show('People', {
      people: people.map((one) => ({ ...one, name })),
      pins,
      log: log.map((one) => ({ ...one, person: { ...one.person, name } })),
    });
    await page.getByRole('button', { name: 'Details about Evil gnp.exe' }).waitFor();
    await page.getByRole('tab', { name: 'Recent' }).click();
    await page.getByRole('button', { name: 'Call back Evil gnp.exe' }).waitFor();
    expect(await page.locator('.call-row').innerText()).toContain('@caller_00000');
  });
});

describe('empty lists', () => {
  it('say what to do next', async () => {
    await emptyLists();
    await page.reload();
    await page.getByRole('tab', { name: 'People' }).click();
    const link = page.getByRole('link', { name: 'Open your messages on X' });
    expect(await link.getAttribute('href')).toBe('https://x.com/i/chat');
    await show('People');
    await page.getByLabel('Show').selectOption('My people');
    await page.getByRole('searchbox', { name: 'Search people' }).fill('wolf');
    await page.getByText(/^Nobody here matches/u).waitFor();
    expect(await violations()).toEqual([]);
    await press('Show everyone');
    await page.getByText('5 people').waitFor();
    await page.getByRole('tab', { name: 'Recent' }).click();
    await page.getByText('5 calls').waitFor();
  });
});
