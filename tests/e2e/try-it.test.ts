import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { launchOwnPages, type OwnPages } from '../support/own-pages.ts';
import { ACCOUNT, seedLists } from '../support/page-stories.ts';

/** *Try it* in the real popup of the built extension, with people and calls in its database. */
let browser: OwnPages;
let popup: Page;

beforeAll(async () => {
  browser = await launchOwnPages();
  await browser.worker.evaluate(
    (account) => chrome.storage.local.set({ 'browser.currentAccount': account }),
    ACCOUNT,
  );
  const page = await browser.open('popup.html');
  await page.getByRole('tab', { name: 'Recent' }).click();
  await page.getByText('No calls yet').waitFor();
  await seedLists(page);
  await page.close();
});

afterAll(() => browser.close());

beforeEach(async () => {
  popup = await browser.open('popup.html');
  await popup.getByText('Try it', { exact: true }).click();
});

afterEach(() => popup.close());

const verdict = (): Promise<string> => popup.getByRole('status', { name: 'What would happen' }).innerText();
const says = (words: string) => expect.poll(verdict).toContain(words);
const choose = (group: string, answer: string): Promise<void> =>
  popup.getByRole('radiogroup', { name: group }).getByRole('radio', { name: answer, exact: true }).check();
/** The rule that decided, as the chain shows it. */
const decided = (): Locator => popup.locator('ol').last();

describe('somebody who is described', () => {
  it('is judged as the description changes, with the rule that decided in sight', async () => {
    await says('Asked for a reason: not among the people who may ring you.');
    await choose('You follow them', 'Yes');
    await says('Rang: you follow them.');
    expect(await decided().innerText()).toMatch(/^People I follow\s+matched\s+you follow them\s+yes$/u);
    await choose('You follow them', 'Not known');
    await popup.getByRole('textbox', { name: 'Reason they give' }).pressSequentially('The contract');
    await says('Rang: they said what it is about.');
  });

  it('is judged by the switches above, as they are touched', async () => {
    await popup.getByRole('radio', { name: 'Silent' }).check();
    await says('Silenced: not among the people who may ring you.');
    await popup.getByRole('switch', { name: 'Take calls' }).uncheck();
    await says('Silenced: you were not taking calls.');
    await popup.getByRole('switch', { name: 'Take calls' }).check();
    await popup.getByRole('radio', { name: 'Ask for a reason' }).check();
    await says('Asked for a reason');
  });

  it('is silent after too many rings, and the chain unfolds to all rules before', async () => {
    await popup.getByText('What happened before').click();
    await popup.getByRole('textbox', { name: 'Unanswered rings today' }).fill('5');
    await says('Silenced: 5 rings without an answer today.');
    const first = popup.getByText('People you blocked');
    expect(await first.isVisible()).toBe(false);
    await popup.getByText('did not match').click();
    expect(await first.isVisible()).toBe(true);
  });
});

describe('somebody who is known', () => {
  it('is found by name and judged by what is known of them', async () => {
    await choose('Who calls', 'Pick a person');
    await popup.getByRole('searchbox', { name: 'Search people' }).fill('bo');
    await popup.getByRole('button', { name: 'Bob' }).click();
    await says('Rang: in My people.');
    await popup.getByRole('button', { name: 'Change' }).click();
    await popup.getByRole('searchbox', { name: 'Search people' }).fill('no_display');
    await popup.getByRole('button', { name: '@no_display_name' }).click();
    await says('so they cannot ring');
  });

  it('is judged at the day and time that is chosen', async () => {
    await choose('Who calls', 'Pick a person');
    await popup.getByRole('button', { name: 'Mallory' }).click();
    await popup.getByRole('combobox', { name: 'When' }).selectOption('Sunday');
    await popup.getByLabel('Time', { exact: true }).fill('03:30');
    await says('Blocked: you blocked them.');
    expect(await popup.getByLabel('Time', { exact: true }).inputValue()).toBe('03:30');
  });
});

describe('the last 90 days', () => {
  it('are decided again by the rules of today, with what would change', async () => {
    await popup.getByText('Your last 90 days').click();
    await popup.getByText('Of 2 attempts in the last 90 days, 1 would have gone differently.').waitFor();
    const change = popup.getByRole('listitem').filter({ hasText: 'wolfeschlegel' }).last();
    expect(await change.innerText()).toMatch(/Silenced\s+becomes\s+Asked for a reason/u);
    await popup.getByRole('radio', { name: 'Silent' }).check();
    await popup.getByText('Of 2 attempts in the last 90 days, none would have gone differently.').waitFor();
    await popup.getByRole('radio', { name: 'Ask for a reason' }).check();
    await popup.getByText('1 would have gone differently').waitFor();
  });
});
