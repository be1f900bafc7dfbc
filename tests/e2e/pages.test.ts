import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CallId } from '../../utils/core/protocol/letter.ts';
import { violationsOf } from '../support/axe.ts';
import { launchOwnPages, type OwnPages } from '../support/own-pages.ts';
import {
  ACCOUNT,
  ANSWERING,
  BUSY,
  ARABIC,
  LONG,
  REACHABLE,
  ringing,
  seedLists,
  tellPages,
} from '../support/page-stories.ts';

/** Our own pages in the built extension, without X and without a network. */
let browser: OwnPages;
let page: Page;

beforeAll(async () => {
  browser = await launchOwnPages();
});

afterAll(() => browser.close());

afterEach(() => page.close());

const open = async (path: string, before?: () => void): Promise<void> => {
  page = await browser.open(path, before);
};

const isDressed = async (): Promise<void> => {
  expect(await page.locator('html').getAttribute('lang')).toMatch(/^en/u);
  expect(await page.locator('html').getAttribute('dir')).toBe('ltr');
  expect(await page.title()).not.toBe('');
};

/** Says it until it is seen: the real background speaks too, whenever its own state changes. */
const show = (overview: object, ready: () => Promise<boolean>): Promise<void> =>
  expect
    .poll(async () => {
      await tellPages(browser.worker, 'overview-changed', overview);
      return ready();
    })
    .toBe(true);

const tab = (name: string) => page.getByRole('tab', { name });

describe('the popup', () => {
  it('works before X was opened, and says what to do', async () => {
    await open('popup.html');
    await isDressed();
    const status = page.getByRole('status');
    await expect.poll(() => status.textContent()).toMatch(/^Not reachable.*Open X once/u);
    expect(await page.getByRole('switch', { name: 'Take calls' }).isChecked()).toBe(true);
    await tab('People').click();
    await page.getByText('Nobody yet').waitFor();
    await tab('Recent').click();
    await page.getByText('No calls yet').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('moves between its tabs by arrow keys, with one tab stop', async () => {
    await open('popup.html');
    await tab('Screening').focus();
    await page.keyboard.press('ArrowRight');
    expect(await tab('People').getAttribute('aria-selected')).toBe('true');
    expect(await tab('Screening').getAttribute('tabindex')).toBe('-1');
    await page.keyboard.press('End');
    expect(await tab('Recent').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowRight');
    expect(await tab('Screening').getAttribute('aria-selected')).toBe('true');
    // Where the notification of silent calls leads.
    await open('popup.html#recent');
    expect(await tab('Recent').getAttribute('aria-selected')).toBe('true');
  });

  it('shows in forced colours, too, which tab is selected', async () => {
    await open('popup.html');
    await page.emulateMedia({ forcedColors: 'active' });
    const lines = await page
      .getByRole('tab')
      .locator('span')
      .evaluateAll((spans) => spans.map((span) => getComputedStyle(span).borderBlockEndColor));
    expect(lines.map((colour) => colour === lines[0])).toEqual([true, false, false]);
  });

  it('keeps who may ring across a reload, message included', async () => {
    await open('popup.html');
    await page.getByRole('checkbox', { name: 'Verified accounts' }).check();
    await page.getByRole('radio', { name: 'Decline with a message' }).check();
    await page.getByRole('textbox', { name: 'Your message' }).pressSequentially('Please write first');
    await page.getByRole('switch', { name: 'Take calls' }).uncheck();
    expect(await violationsOf(page)).toEqual([]);
    await page.reload();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Your message' }).inputValue())
      .toBe('Please write first');
    expect(await page.getByRole('checkbox', { name: 'Verified accounts' }).isChecked()).toBe(true);
    expect(await page.getByRole('switch', { name: 'Take calls' }).isChecked()).toBe(false);
    await page.getByRole('switch', { name: 'Take calls' }).check();
  });

  it('shows a ringing call, a call that goes on and an invite, long and right-to-left names too', async () => {
    await open('popup.html');
    await show(BUSY, () => page.getByRole('button', { name: 'Accept', exact: true }).isVisible());
    expect(await page.getByRole('status').textContent()).toMatch(/^Reachable as/u);
    for (const name of ['Accept audio only', 'Decline', 'Decline with message…', 'Hang up', 'Allow'])
      expect(await page.getByRole('button', { name, exact: true }).count()).toBe(1);
    for (const name of ['Ignore', 'Block'])
      expect(await page.getByRole('button', { name, exact: true }).count()).toBe(2);
    const heightOf = async (name: string) => (await page.getByRole('button', { name }).boundingBox())?.y;
    expect(await heightOf('Hang up')).toBe(await heightOf('Show'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      await page.evaluate(() => document.documentElement.clientWidth),
    );
    expect(await violationsOf(page)).toEqual([]);
  });

  it('stands in the middle of a tab', async () => {
    await open('popup.html');
    await page.setViewportSize({ width: 1000, height: 700 });
    expect(await page.locator('body').boundingBox()).toMatchObject({ x: 320, width: 360 });
  });

  it('hides neither the handle behind a long name nor what a press does', async () => {
    await open('popup.html');
    const person = { userId: LONG.userId, name: '😀'.repeat(64), handle: LONG.handle ?? 'none' };
    await show({ ...BUSY, calls: [{ ...ringing(LONG), person }], invites: [] }, () =>
      page.getByRole('button', { name: 'Accept', exact: true }).isVisible(),
    );
    const cut = await page.locator('.call-card').evaluate((card) => {
      const [handle] = card.querySelectorAll('.person-name-handle');
      const { bottom } = handle?.getBoundingClientRect() ?? { bottom: Infinity };
      const isHidden = bottom > (handle?.parentElement?.getBoundingClientRect().bottom ?? 0);
      const cutLabels = [...card.querySelectorAll('.button-label')]
        .filter((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight)
        .map(({ textContent }) => textContent);
      return isHidden ? ['handle', ...cutLabels] : cutLabels;
    });
    expect(cut).toEqual([]);
  });

  it('declines with words and an offer, shows what is planned, and whom a caller could be taken for', async () => {
    await open('popup.html');
    await show(ANSWERING, () => page.getByRole('button', { name: 'Decline with message…' }).isVisible());
    await page.getByText(/^Not .?@mira.?: a different account with a similar name$/u).waitFor();
    await page.getByRole('list', { name: 'Calls to make' }).waitFor();
    await page.getByRole('button', { name: 'Decline with message…' }).click();
    await page.getByRole('textbox', { name: 'Message to the caller' }).fill('🙂'.repeat(150));
    const typed = await page.getByRole('textbox', { name: 'Message to the caller' }).inputValue();
    expect(Array.from(typed)).toHaveLength(140);
    await page.getByRole('button', { name: 'In 15 minutes', exact: true }).click();
    for (const name of ['In 15 minutes', 'Audio only'])
      expect(
        await page.getByRole('button', { name, exact: true, pressed: name === 'In 15 minutes' }).count(),
      ).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      await page.evaluate(() => document.documentElement.clientWidth),
    );
    expect(await violationsOf(page)).toEqual([]);
  });

  it('lists people and calls, and asks before it removes', async () => {
    await open('popup.html');
    await tab('People').click();
    await browser.worker.evaluate(
      (currentAccount) => chrome.storage.local.set({ 'browser.currentAccount': currentAccount }),
      ACCOUNT,
    );
    await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
    await seedLists(page);
    await page.reload();
    await tab('People').click();
    await page.getByRole('searchbox', { name: 'Search people' }).fill('wolf');
    await page.getByText('One person').waitFor();
    await page.getByRole('searchbox', { name: 'Search people' }).fill('');
    await page.getByRole('button', { name: 'Details about Bob' }).click();
    await page.getByText('Safety number', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Keep');
    expect(await violationsOf(page)).toEqual([]);
    await tab('Recent').click();
    await page.getByText('Silenced', { exact: true }).waitFor();
    await page.getByText('Silenced: not among').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    expect((await download).suggestedFilename()).toBe('ahoy-calls.json');
    await page.evaluate(() => chrome.storage.local.remove('browser.currentAccount'));
  });

  it('tries the rules out, with every group of fields open', async () => {
    await open('popup.html');
    await page.getByText('Try it', { exact: true }).click();
    for (const group of [
      'More about them',
      'What you are doing',
      'What happened before',
      'Your last 90 days',
    ])
      await page.getByText(group).click();
    await page.getByText('did not match').click();
    await page.getByText('No call from the last 90 days can be tried again').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      await page.evaluate(() => document.documentElement.clientWidth),
    );
    expect(await violationsOf(page)).toEqual([]);
  });

  it('says so when there is nobody yet to try the rules out with', async () => {
    await open('popup.html');
    await page.getByText('Try it', { exact: true }).click();
    await page.getByRole('radio', { name: 'Pick a person' }).check();
    await page.getByText('Nobody is known here yet').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('says so when the current tab is no page of X', async () => {
    await open('popup.html');
    await page.getByRole('button', { name: 'Check this page' }).click();
    await page.getByText('The current tab is not an X page').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});

describe('the options', () => {
  it('store the servers as they are typed', async () => {
    await open('options.html');
    await isDressed();
    await page.getByRole('textbox', { name: 'Signaling server' }).fill('http://127.0.0.1:9/ahoy');
    await page.getByRole('textbox', { name: 'Relay server' }).fill('turn:127.0.0.1:3478');
    await page.getByRole('textbox', { name: 'Relay username' }).fill('alice');
    await page.getByLabel('Relay password').fill('secret');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved, and used from now on.').waitFor();
    await page.reload();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Signaling server' }).inputValue())
      .toBe('http://127.0.0.1:9/ahoy');
    expect(await page.getByLabel('Relay password').inputValue()).toBe('secret');
    expect(await violationsOf(page)).toEqual([]);
  });

  it('explain what cannot work and keep it in the field', async () => {
    await open('options.html');
    const field = page.getByRole('textbox', { name: 'Signaling server' });
    await field.fill('http://example.com');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Plain http would show').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.inputValue()).toBe('http://example.com');
    expect(await violationsOf(page)).toEqual([]);
    await field.fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved, and used from now on.').waitFor();
  });

  it('diagnose a server that does not answer in one line', async () => {
    await open('options.html');
    await page.getByRole('textbox', { name: 'Signaling server' }).fill('http://127.0.0.1:9');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('No answer from this server.').waitFor();
  });
});

describe('the welcome page', () => {
  it('names the default server and checks devices on a press, letting them go again', async () => {
    await open('welcome.html');
    await isDressed();
    await page.getByText('by default the public PeerJS cloud').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    const allow = page.getByRole('button', { name: 'Allow', exact: true });
    if (await allow.isVisible()) await allow.click();
    await page.getByText('Microphone: allowed').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});

describe('the ring window', () => {
  it('has big answers while it rings and closes itself when it stops', async () => {
    const ring = { ...REACHABLE, calls: [ringing(LONG)] };
    // The real background knows of no call: the page must hear of one before its own question is answered.
    await open('ring.html', () => {
      window.close = () => document.body.setAttribute('data-closed', '');
    });
    await show(ring, () => page.getByRole('button', { name: 'Accept', exact: true }).isVisible());
    await isDressed();
    expect(await violationsOf(page)).toEqual([]);
    // Fonts and languages differ: no answer is cut or out of sight in a small window, nor apart from its icon, if it has one.
    await page.setViewportSize({ width: 320, height: 400 });
    for (const name of ['Accept audio only', 'Decline', 'Ignore', 'Block'])
      expect((await page.getByRole('button', { name, exact: true }).boundingBox())?.y).toBeLessThan(370);
    expect(
      await page
        .locator('.button')
        .evaluateAll((buttons) => buttons.filter((one) => one.scrollWidth > one.clientWidth).length),
    ).toBe(0);
    const gaps = await page.locator('.button > .icon:visible').evaluateAll((icons) =>
      icons.map((icon) => {
        const words = document.createRange();
        words.selectNodeContents(icon.nextElementSibling ?? icon);
        return Math.round((words.getClientRects()[0]?.left ?? 0) - icon.getBoundingClientRect().right);
      }),
    );
    expect(gaps).toEqual([6, 6]);
    // What was written to one who gave up is not for the next one.
    // The real background may say at any moment that nobody rings, and take the form away again.
    const words = 'In a meeting with you';
    await show(ring, async () => {
      const field = page.getByRole('textbox');
      const decline = page.getByRole('button', { name: /^Decline with message/u });
      if (!(await field.isVisible())) await decline.click({ timeout: 1000 }).catch(() => undefined);
      await field.fill(words, { timeout: 1000 }).catch(() => undefined);
      return (await field.inputValue({ timeout: 1000 }).catch(() => '')) === words;
    });
    const next = { ...REACHABLE, calls: [ringing(ARABIC, { id: 'nnnnnnnnnnnnnnnnnnnnnA' as CallId })] };
    await show(next, () => page.getByRole('button', { name: 'Accept', exact: true }).isVisible());
    expect(await page.getByRole('textbox').count()).toBe(0);
    // Nor is it lost: once nobody rings it can be written to the one whom it was for.
    await page.evaluate(() => document.body.removeAttribute('data-closed'));
    const copy = page.getByRole('button', { name: 'Copy message' });
    await show(REACHABLE, () => copy.isVisible());
    await page.getByText('is not calling any more').waitFor();
    await page.getByText(words).waitFor();
    expect(await page.locator('body[data-closed]').count()).toBe(0);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
    await show(REACHABLE, () => page.locator('body[data-closed]').isVisible());
  });
});
