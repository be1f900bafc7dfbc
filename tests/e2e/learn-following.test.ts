import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { personOf } from '../sandbox/x/cast.ts';
import { DEFAULT_SETTINGS } from '../sandbox/x/settings.ts';
import { knownPeople } from '../support/known-people.ts';
import { picture } from '../support/picture.ts';
import { launchPerson, type Person } from '../support/person.ts';

/** *Learn who I follow*, from the popup's errand to the count in X's page. */
let sandbox: Sandbox;
let alice: Person;
const CROWD = 60;

beforeAll(async () => {
  sandbox = await startSandbox();
  alice = await launchPerson({ handle: 'alice', sandbox, bus: null });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  sandbox.x.configure('alice', { ...DEFAULT_SETTINGS, crowd: CROWD });
  await alice.openX('/home');
  await alice.openX('/settings');
});

const pill = (page: Page) => page.locator('ahoy-learn').getByRole('status');
const ask = async (type: string): Promise<unknown> => {
  const popup = await alice.openPopup();
  const answer: unknown = await popup.evaluate(
    (message) => chrome.runtime.sendMessage<unknown, { value?: unknown }>(message).then((one) => one.value),
    { to: 'background', type, data: { account: personOf('alice').id } },
  );
  await popup.close();
  return answer;
};
const start = async (): Promise<Page> => {
  const opened = alice.context.waitForEvent('page', {
    predicate: (page) => page.url().includes('following'),
  });
  expect(await ask('learn-following')).toBe('opened');
  const page = await opened;
  await page.waitForLoadState();
  return page;
};
const scroll = async (page: Page): Promise<void> => {
  await page.mouse.move(500, 400);
  await page.mouse.wheel(0, 1500);
};
const learnt = async (): Promise<number> =>
  Object.values(await knownPeople(alice)).filter(({ facts }) => facts.iFollow?.value === true).length;

it('counts in X’s page while the person scrolls through the list, by X’s own number', async () => {
  const page = await start();
  expect(new URL(page.url()).pathname).toBe('/alice/following');
  await expect.poll(() => pill(page).textContent()).toMatch(/^20 of 63 learned.*Scroll/u);
  // It never scrolls by itself, nor asks X for anything.
  const before = sandbox.x.requests.length;
  await page.waitForTimeout(1500);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(sandbox.x.requests.length).toBe(before);
  await picture(page, 'learn-white');
  await scroll(page);
  await expect.poll(() => pill(page).textContent()).toMatch(/^40 of 63 learned/u);
  for (let turn = 0; turn < 6; turn += 1) {
    await scroll(page);
    await page.waitForTimeout(150);
  }
  await expect.poll(() => pill(page).textContent()).toMatch(/^All 63 learned/u);
  expect(await learnt()).toBe(63);
  expect(await ask('known-following')).toMatchObject({ known: 63, total: 63 });
  await page.close();
});

it('shows nothing on a visit that was not started from Ahoy, nor on another list', async () => {
  const visit = await alice.openX('/alice/following');
  await expect.poll(learnt).toBeGreaterThan(0);
  expect(await visit.locator('ahoy-learn').count()).toBe(0);
  const page = await start();
  await pill(page).waitFor();
  await page.evaluate(() => window.__sandbox.navigate('/bob/following'));
  await expect.poll(() => page.locator('ahoy-learn').count()).toBe(0);
  await page.evaluate(() => window.__sandbox.navigate('/alice/following'));
  await pill(page).waitFor();
  await page.close();
});

it('goes when it is closed, and stays away in that tab', async () => {
  const page = await start();
  await page.locator('ahoy-learn').getByRole('button', { name: 'Close' }).click();
  expect(await page.locator('ahoy-learn').count()).toBe(0);
  await page.reload();
  await page.locator('[data-testid="UserCell"]').first().waitFor();
  await scroll(page);
  await page.waitForTimeout(1000);
  expect(await page.locator('ahoy-learn').count()).toBe(0);
  await page.close();
});

it.each([
  ['dim', 'en', 1400],
  ['black', 'ar', 1400],
  ['white', 'en', 420],
] as const)('covers neither follow buttons nor pictures in %s, %s, %d px', async (theme, lang, width) => {
  sandbox.x.configure('alice', { theme, lang });
  const page = await start();
  await page.setViewportSize({ width, height: 800 });
  await pill(page).waitFor();
  await page.locator('[data-testid="UserCell"]').nth(10).waitFor();
  await picture(page, `learn-${theme}-${lang}-${String(width)}`);
  const covered = await page.evaluate(() => {
    const box = document
      .querySelector('ahoy-learn')
      ?.shadowRoot?.querySelector('.pill')
      ?.getBoundingClientRect();
    const controls = document.querySelectorAll('[data-testid$="-unfollow"], [data-testid="UserCell"] img');
    return [...controls].filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return box !== undefined && left < box.right && right > box.left;
    }).length;
  });
  expect(covered).toBe(0);
  await page.close();
});
