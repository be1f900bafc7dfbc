import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { putRule } from '../../utils/core/screening/edit-rules.ts';
import type { Rule } from '../../utils/core/screening/rule.ts';
import { DEFAULT_RULES, DEFAULT_SWITCHES, rulesOf } from '../../utils/core/screening/switches.ts';
import { violationsOf } from '../support/axe.ts';
import { launchOwnPages, type OwnPages } from '../support/own-pages.ts';

/** The Screening tab of the real popup, without X and without a network. */
let browser: OwnPages;
let page: Page;

const RULES = 'screening.first.rules';

const IMPORTED: Rule = {
  id: 'own-imported',
  name: 'Work hours',
  on: true,
  when: {
    type: 'all',
    of: [
      { type: 'time', schedule: { days: [1, 2, 3, 4, 5], from: 540, to: 1020 } },
      { type: 'not', of: { type: 'fact', fact: 'iFollow' } },
      { type: 'any', of: [{ type: 'followers', atLeast: 1000 }, { type: 'first-contact' }] },
    ],
  },
  outcome: { verdict: 'decline', message: 'I am at work' },
};

beforeAll(async () => {
  browser = await launchOwnPages();
});

afterAll(() => browser.close());

beforeEach(async () => {
  page = await browser.open('popup.html');
  await page.setViewportSize({ width: 360, height: 600 });
});

afterEach(async () => {
  await page.evaluate(() => Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]));
  await page.close();
});

const storedRules = (): Promise<readonly Rule[] | undefined> =>
  page.evaluate(async (key) => (await chrome.storage.local.get(key))[key] as readonly Rule[], RULES);

const storedRule = async (id: string): Promise<Rule | undefined> =>
  (await storedRules())?.find((rule) => rule.id === id);

const openWith = async (rules: readonly Rule[]): Promise<void> => {
  await page.evaluate((stored) => chrome.storage.local.set(stored), { [RULES]: rules });
  await page.reload();
};

const button = (name: string | RegExp) => page.getByRole('button', { name });
const checkbox = (name: string) => page.getByRole('checkbox', { name, exact: true });
const heading = (name: string) => page.getByRole('heading', { name });

const openList = async (): Promise<void> => {
  await button(/^Advanced|^Open the list/u).click();
  await heading('The list of rules').waitFor();
};

/** Nothing that axe finds, and nothing that sticks out at the side. */
const isSound = async (): Promise<void> => {
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
};

describe('quiet hours', () => {
  it('across midnight are stored as rules, and explained', async () => {
    await checkbox('Quiet hours').check();
    await page.getByText('come through').waitFor();
    await page.getByLabel('From').fill('23:30');
    await page.getByLabel('To', { exact: true }).fill('08:00');
    for (const day of ['Saturday', 'Sunday']) await checkbox(day).uncheck();
    await page.getByText('From 11:30 PM until 8:00 AM the next day.').waitFor();
    await expect
      .poll(() => storedRule('quiet-hours'))
      .toMatchObject({
        on: true,
        when: { type: 'time', schedule: { days: [1, 2, 3, 4, 5], from: 1410, to: 480 } },
        outcome: { verdict: 'silent' },
      });
    await isSound();
    await page.reload();
    await expect.poll(() => page.getByLabel('From').inputValue()).toBe('23:30');
  });

  it('keep what is stored while a time is half typed, and say so', async () => {
    await openWith(
      rulesOf({ ...DEFAULT_SWITCHES, quietHours: { ...DEFAULT_SWITCHES.quietHours, on: true } }),
    );
    await page.getByLabel('From').focus();
    await page.keyboard.press('Backspace');
    await page.getByText('Enter a complete time. Until then it stays at 10:00 PM.').waitFor();
    await page.getByLabel('To', { exact: true }).fill('07:00');
    await expect
      .poll(() => storedRule('quiet-hours'))
      .toMatchObject({ when: { schedule: { from: 1320, to: 420 } } });
    await isSound();
  });
});

describe('limits', () => {
  it('take whole numbers only, and keep the last one meanwhile', async () => {
    const field = page.getByRole('spinbutton', { name: 'Rings per person per day' });
    await field.fill('3');
    await expect.poll(() => storedRule('unanswered')).toMatchObject({ when: { atLeast: 3 } });
    await field.fill('0');
    await page.getByText('Enter a number from 1 to 1,000. Until then it stays at 3.').waitFor();
    expect(await field.inputValue()).toBe('0');
    await checkbox('Silence bursts of first-time callers').uncheck();
    await expect.poll(() => storedRule('burst')).toMatchObject({ on: false });
    expect(await storedRule('unanswered')).toMatchObject({ when: { atLeast: 3 } });
    await isSound();
  });
});

describe('a list with rules of its own', () => {
  it('stands in place of the switches; going back to them can be taken back', async () => {
    await openWith(putRule(DEFAULT_RULES, IMPORTED));
    await heading('Your list has rules of its own').waitFor();
    expect(await checkbox('My people').count()).toBe(0);
    await isSound();
    await button('Go back to the switches').click();
    await checkbox('My people').waitFor();
    await expect.poll(storedRules).toEqual(DEFAULT_RULES);
    await button('Undo').click();
    await heading('Your list has rules of its own').waitFor();
    await expect.poll(storedRules).toEqual(putRule(DEFAULT_RULES, IMPORTED));
  });

  it('is reset from the list, too', async () => {
    await openWith(putRule(DEFAULT_RULES, IMPORTED));
    await openList();
    await isSound();
    await button('Reset to the switches').click();
    await expect.poll(storedRules).toEqual(DEFAULT_RULES);
    await button('Back to Screening').click();
    await expect
      .poll(() => button(/^Advanced/u).evaluate((one) => one === document.activeElement))
      .toBe(true);
  });

  it('keeps a nested condition that was imported while the rest of its rule is edited', async () => {
    await openWith(putRule(DEFAULT_RULES, IMPORTED));
    await openList();
    await button('Edit: Work hours').click();
    await page.getByText('at least 1,000 followers or first contact').waitFor();
    await isSound();
    await page.getByLabel('To', { exact: true }).fill('18:00');
    await button('Save').click();
    await heading('The list of rules').waitFor();
    const { when } = (await storedRule(IMPORTED.id)) ?? {};
    expect(when).toMatchObject({
      type: 'all',
      of: [{ schedule: { to: 1080 } }, { type: 'not' }, { type: 'any', of: [{ atLeast: 1000 }, {}] }],
    });
  });
});

describe('the list of rules', () => {
  it('is reordered by keyboard: the focus goes along and the place is said', async () => {
    await openList();
    await isSound();
    const up = button('Move up: Verified accounts');
    await up.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Verified accounts is now number 11 of 14.').waitFor({ state: 'attached' });
    await expect.poll(() => up.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await storedRules())?.slice(9, 12).map(({ id }) => id))
      .toEqual(['verified', 'my-people', 'i-follow']);
    expect(await button('Move up: People you blocked').count()).toBe(0);
    expect(await button('Move down: Anyone I have a card of').getAttribute('aria-disabled')).toBe('true');
    await button('Back to Screening').click();
    await heading('Your list has rules of its own').waitFor();
  });

  it('switches standard rules as the tab does', async () => {
    await openList();
    await page.getByRole('switch', { name: 'In use: Verified accounts' }).check();
    await button('Back to Screening').click();
    await expect.poll(() => checkbox('Verified accounts').isChecked()).toBe(true);
  });

  it('keeps a rule that is being written while the popup is closed, and the rule once it is saved', async () => {
    await openList();
    await button('Add a rule').click();
    await button('Save').click();
    await page.getByText('Not saved yet. Give the rule a name.').waitFor();
    await isSound();
    await page.getByRole('textbox', { name: 'Name' }).fill('Press');
    await button('Add a condition').click();
    await page.getByRole('combobox', { name: 'Condition 1' }).selectOption('reason-says');
    await page.getByRole('textbox', { name: 'Words' }).fill('interview, press');
    await button('Add a condition').click();
    await page.getByRole('combobox', { name: 'Condition 2' }).selectOption('account-age');
    await page.getByRole('spinbutton').fill('');
    await checkbox('Camera off at first').check();
    await page.reload();
    // Where it was left, half typed as it was.
    await page.getByText('Enter a number from 0 to 36,500.').waitFor();
    await button('Save').click();
    await page.getByText('Complete the marked conditions.').waitFor();
    await isSound();
    await page.getByRole('spinbutton').fill('90');
    await page.getByRole('radio', { name: 'Any of them' }).check();
    await button('Save').click();
    await expect
      .poll(() => button('Edit: Press').evaluate((one) => one === document.activeElement))
      .toBe(true);
    const rules = await storedRules();
    expect(rules?.[3]).toMatchObject({
      name: 'Press',
      when: {
        type: 'any',
        of: [
          { type: 'reason-says', words: 'interview, press' },
          { type: 'account-age', days: 90 },
        ],
      },
      outcome: { verdict: 'ring', cameraOff: true },
    });
    await page.reload();
    await openList();
    await button('Edit: Press').waitFor();
    await isSound();
  });

  it('deletes a rule of one’s own and takes it back', async () => {
    await openWith(putRule(DEFAULT_RULES, IMPORTED));
    await openList();
    await button('Edit: Work hours').click();
    await button('Delete').click();
    await expect.poll(storedRules).toEqual(DEFAULT_RULES);
    await button('Undo').click();
    await expect.poll(storedRules).toEqual(putRule(DEFAULT_RULES, IMPORTED));
  });
});

describe('expecting a call', () => {
  it('begins with a choice, says until when, and stops', async () => {
    await button('Expecting a call…').click();
    await isSound();
    await button('until…').click();
    await page.getByLabel('Until', { exact: true }).fill('15:30');
    await page.keyboard.press('Enter');
    await page.getByText(/^Expecting a call until .*3:30 PM$/u).waitFor();
    await isSound();
    await expect.poll(() => button('Stop').evaluate((one) => one === document.activeElement)).toBe(true);
    await button('Stop').click();
    await button('Expecting a call…').waitFor();
    expect(
      await page.evaluate(async () =>
        Object.values(await chrome.storage.local.get('screening.first.expectingUntil')),
      ),
    ).toEqual([0]);
  });

  it('lapses while the popup is open', async () => {
    await page.evaluate(() =>
      chrome.storage.local.set({ 'screening.first.expectingUntil': Date.now() + 1500 }),
    );
    await button('Stop').waitFor();
    await button('Expecting a call…').waitFor();
  });

  it('says so where nothing rings all the same', async () => {
    await button('Expecting a call…').click();
    await button('30 min').click();
    await page.getByRole('switch', { name: 'Take calls' }).uncheck();
    await page.getByText('but nothing rings while Take calls is off').waitFor();
    await isSound();
  });
});
