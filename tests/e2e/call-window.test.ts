import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type SiteBrowser } from '../support/site-browser.ts';
import { catalogue } from '../support/stories/i18n-plugin.ts';
import { STORIES } from '../support/stories/call-stories.ts';

const AXE = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

let site: SiteBrowser;
/** One tab for all stories: a new one costs more than the story in it. */
let page: Page;

beforeAll(async () => {
  site = await openSite(join(import.meta.dirname, '../support/stories'), { plugins: [catalogue()] });
  page = await site.browser.newPage();
});
afterAll(() => site.close());

const open = async (
  story: string,
  { scheme = 'light', query = '' }: { scheme?: 'light' | 'dark'; query?: string } = {},
): Promise<void> => {
  await page.setViewportSize({ width: 420, height: 680 });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.goto(`${site.origin}/?story=${story}${query}`);
  await page.locator('main').waitFor();
};

/** Rules that look at one page only; words over a moving picture are judged by eye. */
const violations = async (): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run();
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
};

const names = Object.keys(STORIES);

describe('the names that tests and assistive technology rely on', () => {
  // One visit for both: most of the time of these tests is the loading of a page.
  test.each(names)('hold in %s, which passes the checks of axe in light and dark', async (name) => {
    await open(name);
    const view = STORIES[name]?.view;
    const over = view === null || view?.phase === 'ended';
    await expect.poll(() => page.locator('video[aria-label="Remote video"]').count()).toBe(1);
    expect(await page.locator('video[aria-label="Your video"]').count()).toBe(1);
    for (const button of ['Mute', 'Camera', 'Share screen', 'Devices', 'Notes', 'More', 'Hang up'])
      expect(await page.locator(`button[aria-label="${button}"]`).count()).toBe(over ? 0 : 1);
    const boxes = await page
      .getByRole('textbox')
      .evaluateAll((all) => all.map((box) => box.getAttribute('aria-label')));
    const early =
      view?.role === 'caller' && ['inviting', 'dialing', 'asking', 'ringing'].includes(view.phase);
    const first = early && !name.endsWith('-late') ? ['Reason'] : [];
    expect(boxes).toEqual(name.startsWith('live-notes') ? ['Note'] : first);
    expect(await violations()).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await violations()).toEqual([]);
  });

  test('say by pressed what is on', async () => {
    await open('live-muted-peer');
    const pressed = (name: string) => page.getByRole('button', { name, exact: true, pressed: true }).count();
    expect(await pressed('Mute')).toBe(1);
    expect(await pressed('Camera')).toBe(1);
    expect(await pressed('Share screen')).toBe(0);
  });

  test('say on the end screen what happened and offer to call again', async () => {
    await open('ended-declined');
    expect(await page.getByRole('heading', { name: 'Declined', exact: true }).count()).toBe(1);
    expect(await page.getByText('In a meeting until five, sorry!').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Call again' }).count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Close' }).count()).toBe(1);
  });

  test('let the reason be typed, held to 140 characters, and sent by Enter', async () => {
    await open('dialing');
    const box = page.getByRole('textbox', { name: 'Reason' });
    await box.fill('🙂'.repeat(150));
    expect(Array.from(await box.inputValue())).toHaveLength(140);
    await box.fill('About the contract');
    await box.press('Enter');
    expect(await page.evaluate(() => (window as { said?: string[] }).said)).toEqual([
      'reason About the contract',
    ]);
  });
});

describe('notes', () => {
  test('stay in their field, with the reason, when they cannot be sent', async () => {
    await open('live-notes-empty');
    const field = page.getByRole('textbox', { name: 'Note' });
    await field.fill('lost');
    await field.press('Enter');
    await page.getByText('Your note stays here').waitFor();
    expect(await field.inputValue()).toBe('lost');
    await field.fill('🙂'.repeat(600));
    expect(Array.from(await field.inputValue())).toHaveLength(500);
    await page.getByText('500 of 500 characters').waitFor();
    await field.press('Enter');
    await expect.poll(() => field.inputValue()).toBe('');
  });

  test('of a call that is over can be copied, and say what did not arrive', async () => {
    await open('ended-notes');
    expect(await page.locator('.note', { hasText: 'On it' }).innerText()).toContain('Not delivered');
    await page.getByRole('button', { name: 'Copy notes' }).click();
    await page.getByText('Copied.').waitFor();
    const said = await page.evaluate(() => (window as { said?: string[] }).said?.join());
    expect(said).toContain('You: Got it, thank you 🙏');
  });
});

test.each(['live', 'live-audio'])('%s fits the small window above all others', async (name) => {
  for (const scheme of ['light', 'dark'] as const) {
    await open(name, { scheme, query: '&small=yes&person=long' });
    await page.setViewportSize({ width: 240, height: 160 });
    await page.waitForFunction(() => window.innerHeight === 160);
    const outside = await page
      .getByRole('button')
      .evaluateAll((buttons) =>
        buttons
          .map((button) => button.getBoundingClientRect())
          .filter(({ left, top, right, bottom }) => left < 0 || top < 0 || right > 240 || bottom > 160),
      );
    expect(outside).toEqual([]);
    for (const button of ['Mute', 'Camera', 'Back to the call window', 'Hang up'])
      expect(await page.getByRole('button', { name: button, exact: true }).count()).toBe(1);
    expect(await violations()).toEqual([]);
  }
});

test('a menu is left by a press beside it, a dialog by Esc', async () => {
  const said = () => page.evaluate(() => (window as { said?: string[] }).said);
  await open('live-more');
  await page.mouse.click(20, 300);
  expect(await said()).toEqual(['show none']);
  await open('live-shortcuts');
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('dialog, body')?.localName)).not.toBe(
      'main',
    );
  }
  await page.keyboard.press('Escape');
  await expect.poll(() => said()).toEqual(['show none']);
});

describe('the layout', () => {
  const widths = [320, 420, 1280] as const;
  test.each(names)('%s fits every window, also with a long name and from right to left', async (name) => {
    await open(name, { query: '&person=long&dir=rtl' });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 640 });
      const { wide, tall } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        tall: document.documentElement.scrollHeight - document.documentElement.clientHeight,
      }));
      expect({ width, wide, tall }).toEqual({ width, wide: 0, tall: 0 });
    }
  });
});

test('the controls stay whole in a narrow window or a zoomed one, in one row where they fit', async () => {
  await open('live');
  for (const [width, height, rows] of [
    [210, 340, 2],
    [280, 453, 2],
    [320, 640, 1],
    [420, 680, 1],
    [452, 680, 1],
  ] as const) {
    await page.setViewportSize({ width, height });
    const boxes = await page
      .locator('.controls, .controls button')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
    const outside = boxes.filter(
      ({ left, top, right, bottom }) => left < 0 || top < 0 || right > width || bottom > height,
    );
    const tops = new Set(boxes.slice(1).map(({ top }) => top));
    expect({ width, outside, rows: tops.size }).toEqual({ width, outside: [], rows });
  }
});

test('what stands in a corner lies on nothing that is said in the middle', async () => {
  await open('live-screen-paused');
  const corner = await page.locator('.corner[data-inline="end"]').boundingBox();
  const last = await page.locator('.notice').last().boundingBox();
  expect((last?.y ?? Infinity) + (last?.height ?? 0)).toBeLessThanOrEqual(corner?.y ?? 0);
});

test.each(['live-held-unproved', 'live-without-devices', 'reconnecting'])(
  'nor on a notice where there is little room, and is dragged beside it: %s',
  async (name) => {
    await open(name);
    await page.setViewportSize({ width: 300, height: 560 });
    const covered = await page.locator(':is(.notice, .hint) > :is(p, button)').evaluateAll((all) => {
      const end = document.querySelector('.call-content')?.getBoundingClientRect().bottom ?? 0;
      return all
        .map((one) => ({ notice: one.parentElement, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.top < end - 8)
        .filter(({ notice, box: { left, right, bottom } }) =>
          [left + 4, (left + right) / 2, right - 4].some(
            (x) => !notice?.contains(document.elementFromPoint(x, Math.min(bottom, end) - 4)),
          ),
        ).length;
    });
    expect(covered).toBe(0);
    await page.locator('.corner').hover({ position: { x: 68, y: 40 }, timeout: 10_000 });
  },
);

test.each([420, 320])('a picture that is paused is told beside its icon, %i px wide', async (width) => {
  await open('live-screen-paused');
  await page.setViewportSize({ width, height: 640 });
  const beside = await page.locator('.notice').evaluateAll((all) =>
    all.map((notice) => {
      const [icon, words] = ['svg', 'p'].map((one) => notice.querySelector(one)?.getBoundingClientRect());
      return icon !== undefined && words !== undefined && icon.top > words.top && icon.bottom < words.bottom;
    }),
  );
  expect(beside).toEqual([true, true, true]);
});

test('what turns on the sound lies below a menu, and beside the own picture', async () => {
  const silent = await site.browser.newPage();
  await silent.addInitScript(() => {
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await silent.setViewportSize({ width: 420, height: 680 });
  await silent.goto(`${site.origin}/?story=live-more`);
  const button = silent.getByRole('button', { name: 'Turn on sound' });
  await button.waitFor();
  await silent.getByRole('button', { name: 'Keyboard shortcuts' }).click({ timeout: 10_000 });
  const own = await silent.locator('.corner').boundingBox();
  const box = await button.boundingBox();
  expect((box?.x ?? Infinity) + (box?.width ?? 0)).toBeLessThanOrEqual(own?.x ?? 0);
  await silent.close();
});

test('an invite to copy leaves room for its button and the reason above the controls', async () => {
  await open('inviting-draft');
  await page.setViewportSize({ width: 420, height: 640 });
  const bottom = async (name: string, role: 'button' | 'textbox'): Promise<number> => {
    const box = await page.getByRole(role, { name }).boundingBox();
    return (box?.y ?? Infinity) + (box?.height ?? Infinity);
  };
  const controls = (await page.getByRole('button', { name: 'Hang up' }).boundingBox())?.y ?? 0;
  expect(await bottom('Copy invite', 'button')).toBeLessThan(controls);
  expect(await bottom('Reason', 'textbox')).toBeLessThan(controls);
  const state = await page.locator('#reason-state').boundingBox();
  expect((state?.y ?? Infinity) + (state?.height ?? 0)).toBeLessThan(controls);
});

test.each(['light', 'dark'] as const)('the device panel fits a small window in %s', async (scheme) => {
  await open('live', { scheme });
  await page.setViewportSize({ width: 320, height: 420 });
  await page.getByRole('button', { name: 'Devices', exact: true }).click();
  const panel = page.getByRole('group', { name: 'Devices', exact: true });
  for (const name of ['Camera', 'Microphone', 'Speaker'])
    expect(await panel.getByRole('combobox', { name, exact: true }).count()).toBe(1);
  expect(await violations()).toEqual([]);
  const borders = await panel
    .locator('select, .button')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).borderColor));
  expect([borders.length, new Set(borders).size]).toEqual([4, 1]);
  const box = await panel.boundingBox();
  const controls = await page.getByRole('button', { name: 'Hang up' }).boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((box?.y ?? Infinity) + (box?.height ?? Infinity)).toBeLessThan(controls?.y ?? 0);
  await page.keyboard.press('Escape');
  expect(await panel.count()).toBe(0);
});
