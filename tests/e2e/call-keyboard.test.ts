/** One call from X's page to its end without a pointer, and with the caller's pages from right to left. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { violationsOf } from '../support/axe.ts';
import { AUDIBLE, hearRemote } from '../support/frames.ts';
import { meetFriends, type Pair } from '../support/pair.ts';

/** Of presses: nobody goes further for anything. */
const FAR = 60;

let sandbox: Sandbox;
let pair: Pair;

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meetFriends(sandbox);
  await pair.alice.context.addInitScript(readLeftwards);
});
afterAll(() => sandbox.close());

/** As in a browser that speaks Arabic: Chromium's words for that are a package of their own, which few machines have. */
const readLeftwards = (): void => {
  if (location.protocol !== 'chrome-extension:') return;
  const { i18n } = chrome;
  const real = i18n.getMessage.bind(i18n);
  i18n.getMessage = (name: string, words?: string | (string | number)[]) =>
    name === '@@bidi_dir' ? 'rtl' : real(name, words);
};

/** What a screen reader calls the element with the focus, in whatever shadow root. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? '';
  });

/** By Tab alone, from wherever the focus is. */
const goTo = async (page: Page, name: string): Promise<void> => {
  const passed: string[] = [];
  for (let presses = 0; presses < FAR; presses += 1) {
    const now = await focused(page);
    if (now === name) return;
    passed.push(now);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to “${name}”, but to ${passed.join(', ')}`);
};

const pressed = (page: Page, name: string): Promise<boolean> =>
  page.getByRole('button', { name, pressed: true, exact: true }).isVisible();

it('is begun in X, taken in the popup and talked in', async () => {
  const { alice, bob } = pair;
  const x = await alice.openChat('bob');
  await alice.seeCallButton('Audio', 'bob');
  await goTo(x, 'Audio call @bob');
  await x.keyboard.press('Enter');
  const hers = await alice.waitForPhase('ringing');
  expect(await hers.evaluate(() => document.documentElement.dir)).toBe('rtl');

  const popup = await bob.popupOn('Screening');
  await popup.getByRole('button', { name: 'Accept', exact: true }).waitFor();
  await goTo(popup, 'Accept');
  await popup.keyboard.press('Space');
  const his = await bob.waitForPhase('live');
  await alice.waitForPhase('live');
  await expect.poll(() => hearRemote(hers)).toBeGreaterThan(AUDIBLE);

  await goTo(his, 'Mute');
  await his.keyboard.press('Space');
  await expect.poll(() => pressed(his, 'Mute')).toBe(true);
  await hers.locator('.peer-muted').waitFor();
  await his.keyboard.press('Enter');
  await expect.poll(() => pressed(his, 'Mute')).toBe(false);
});

it('goes from right to left with nothing cut or mixed up', async () => {
  const hers = await pair.alice.callWindow();
  expect(await violationsOf(hers)).toEqual([]);
  const hangUp = await hers.getByRole('button', { name: 'Hang up' }).boundingBox();
  const mute = await hers.getByRole('button', { name: 'Mute' }).boundingBox();
  expect(hangUp?.x ?? 0).toBeLessThan(mute?.x ?? 0);
  const wide = await hers.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBe(0);
});

it('opens and closes what it offers, and gives the focus back', async () => {
  const hers = await pair.alice.callWindow();
  await goTo(hers, 'More');
  await hers.keyboard.press('Enter');
  await hers.keyboard.press('Escape');
  expect(await focused(hers)).toBe('More');
});

it('is hung up and made again', async () => {
  const { alice, bob } = pair;
  const hers = await alice.callWindow();
  await goTo(hers, 'Hang up');
  await hers.keyboard.press('Enter');
  await Promise.all([alice.waitForPhase('ended'), bob.waitForPhase('ended')]);
  await goTo(hers, 'Call again');
  await hers.keyboard.press('Enter');
  await alice.waitForPhase('ringing');
  const popup = await bob.popupOn('Screening');
  await popup.getByRole('button', { name: 'Decline', exact: true }).waitFor();
  await goTo(popup, 'Decline');
  await popup.keyboard.press('Enter');
  const end = await alice.waitForPhase('ended');
  await expect.poll(() => end.locator('.ended').getByRole('heading').innerText()).toBe('Declined');
});

it('goes on in the notes with the sentence in whose middle the other side accepts', async () => {
  const { alice, bob } = pair;
  await goTo(await alice.callWindow(), 'Call again');
  await (await alice.callWindow()).keyboard.press('Enter');
  const hers = await alice.waitForPhase('ringing');
  await goTo(hers, 'Reason');
  const popup = await bob.popupOn('Screening');
  await popup.getByRole('button', { name: 'Accept', exact: true }).waitFor();
  await goTo(popup, 'Accept');
  const accepted = popup.keyboard.press('Enter').then(() => alice.waitForPhase('live'));
  let typed = '';
  // Most of its letters are shortcuts elsewhere, and twice H would hang up.
  for (let isLive = false; !isLive; isLive = (await alice.phase()) === 'live') {
    await hers.keyboard.type('oh much vs ');
    typed += 'oh much vs ';
    if (typed.length > 120) await accepted;
  }
  await hers.keyboard.type('how');
  expect(await hers.getByRole('textbox', { name: 'Note' }).inputValue()).toBe(`${typed}how`);
  expect(await alice.phase()).toBe('live');
  expect(await pressed(hers, 'Mute')).toBe(false);
});
