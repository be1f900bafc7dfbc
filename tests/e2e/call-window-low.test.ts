import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type SiteBrowser } from '../support/site-browser.ts';
import { catalogue } from '../support/stories/i18n-plugin.ts';

let site: SiteBrowser;
let page: Page;

beforeAll(async () => {
  site = await openSite(join(import.meta.dirname, '../support/stories'), { plugins: [catalogue()] });
  page = await site.browser.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(() => site.close());

const open = async (story: string, query = ''): Promise<void> => {
  await page.goto(`${site.origin}/?story=${story}${query}`);
  await page.locator('main').waitFor();
};

/** Small, low, the usual window at 200 % and a phone's. */
const SIZES = [
  [280, 200],
  [900, 300],
  [210, 340],
  [360, 640],
] as const;

/** Which of them is not wholly in the window, or lies under something else. */
const unseen = (selector: string): Promise<string[]> =>
  page.locator(selector).evaluateAll((all) =>
    all
      .filter((one) => {
        const { left, top, right, bottom } = one.getBoundingClientRect();
        if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return true;
        return [top + 3, (top + bottom) / 2, bottom - 3].some(
          (y) => !one.contains(document.elementFromPoint((left + right) / 2, y)),
        );
      })
      .map((one) => one.getAttribute('aria-label') ?? one.textContent),
  );

const CONTROLS = '.controls > .control, .controls button';

test.each([
  ['incoming-long', `.incoming-answers .button, ${CONTROLS}`],
  ['ended-long', '.ended-actions .button'],
  ['ended-no-relay', '.ended-actions .button'],
  ['live', CONTROLS],
  ['live-held', `.hint, .hint .button, ${CONTROLS}`],
  ['live-held-by-them', '.hint'],
  ['live-talking-muted', '.hint:first-child, .hint:first-child > .button'],
  ['reconnecting', '.notice'],
  ['live-devices-changed', '.notice:first-child'],
  ['live-notes', `.notes-head > button, .notes-panel .send-field, ${CONTROLS}`],
] as const)('in a low or small window one sees what counts in %s', async (story, selector) => {
  await open(story);
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    expect({ width, height, unseen: await unseen(selector) }).toEqual({ width, height, unseen: [] });
  }
});

test('hang up is seen in an eighth of the usual window too', async () => {
  await open('live');
  await page.setViewportSize({ width: 105, height: 170 });
  expect(await unseen('[aria-label="Hang up"]')).toEqual([]);
});

test('every entry of More can be reached in a low window', async () => {
  await open('live-more');
  await page.setViewportSize({ width: 280, height: 200 });
  for (const entry of await page.locator('.more-entry').all()) {
    await entry.scrollIntoViewIfNeeded();
    const box = await entry.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
  }
});

test('what changes the size of a shared screen lies beside the words', async () => {
  await open('live-screen');
  for (const width of [360, 420]) {
    await page.setViewportSize({ width, height: 640 });
    const zoom = await page.locator('.zoom').boundingBox();
    const facts = await page.locator('.live-facts').boundingBox();
    expect((zoom?.y ?? Infinity) + (zoom?.height ?? 0)).toBeLessThanOrEqual(facts?.y ?? 0);
  }
});

test('the small window above all others says that it connects again', async () => {
  await open('reconnecting', '&small=yes');
  await page.setViewportSize({ width: 240, height: 135 });
  expect(await unseen('[role="status"]')).toEqual([]);
  expect(await page.getByRole('status').innerText()).toBe('Reconnecting…');
});

test('in forced colours what is off or shown stands out, not what is pressed', async () => {
  await open('live-muted-peer');
  await page.emulateMedia({ forcedColors: 'active' });
  const ground = (name: string) =>
    page
      .getByRole('button', { name, exact: true })
      .evaluate((button) => getComputedStyle(button).backgroundColor);
  expect(await ground('Mute')).not.toBe(await ground('Camera'));
  expect(await ground('Camera')).toBe(await ground('Notes'));
  await page.emulateMedia({ forcedColors: 'none' });
});

test('nobody is urged to call again who may be somebody else', async () => {
  await open('ended-proof-differs');
  expect(await page.locator('.button-good').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Call again' }).count()).toBe(1);
});
