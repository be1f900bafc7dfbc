import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { endCall } from '../support/call-steps.ts';
import { AUDIBLE, hearRemote, seeVideo } from '../support/frames.ts';
import { makeGrantedProfile } from '../support/granted-profile.ts';
import { connect, meetFriends, type Pair } from '../support/pair.ts';
import { openShownTab, quartersOf, toneOf, type Rgb } from '../support/shown-tab.ts';

const RED: Rgb = [220, 20, 20];
const GREEN: Rgb = [20, 180, 40];
const BLUE: Rgb = [20, 40, 220];
const YELLOW: Rgb = [240, 220, 20];
/** Hertz. */
const TONE = 880;

let sandbox: Sandbox;
let pair: Pair;
let shown: Page;
let hers: Page;
let his: Page;

const folders: string[] = [];

const withTab = async (title: string) => {
  const profileDir = await makeGrantedProfile();
  folders.push(profileDir);
  return { profileDir, media: 'prompt', plays: true, args: argsFor(title) } as const;
};

const argsFor = (title: string) => [
  `--auto-select-tab-capture-source-by-title=${title}`,
  '--autoplay-policy=no-user-gesture-required',
];

/** One call for all of it: each test goes on where the one before ended. */
beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meetFriends(sandbox, {
    alice: await withTab('Shown to Bob'),
    bob: await withTab('Shown to Alice'),
  });
  shown = await openShownTab(pair.alice.context, 'Shown to Bob', [RED, GREEN, BLUE, YELLOW], TONE);
  await openShownTab(pair.bob.context, 'Shown to Alice', [BLUE, BLUE, RED, RED]);
  await connect(pair.alice, pair.bob, 'Audio');
  [hers, his] = await Promise.all([pair.alice.callWindow(), pair.bob.callWindow()]);
  // That something began is news only to a window that knew for half a second that it was not so.
  await his.waitForTimeout(2_000);
});
afterAll(async () => {
  await sandbox.close();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** How far the picture is from what was shown; encoders change colours a little. */
const distance = (seen: readonly Rgb[], wanted: readonly Rgb[]): number =>
  Math.max(
    ...seen.flatMap((rgb, at) => rgb.map((value, part) => Math.abs(value - (wanted[at]?.[part] ?? 999)))),
  );

const press = (window: Page, name: string): Promise<void> =>
  window.getByRole('button', { name, exact: true }).click();

const says = (window: Page, text: RegExp) => window.getByRole('status').filter({ hasText: text });

it('a tab that is shared in an audio call is recognised on the other side, and its sound is heard', async () => {
  await press(hers, 'Share screen');
  await hers.getByText('You are sharing a tab. Its sound is shared, too.').waitFor();
  await expect
    .poll(async () => distance(await quartersOf(his), [RED, GREEN, BLUE, YELLOW]), { timeout: 20_000 })
    .toBeLessThan(40);
  await expect.poll(async () => Math.abs((await toneOf(his)) - TONE)).toBeLessThan(15);
  // The voice goes on beside it.
  expect(await hearRemote(his)).toBeGreaterThan(AUDIBLE);
  await says(his, /Alice Archer\W? is sharing a screen/).waitFor({ state: 'attached' });
  expect(await his.getByRole('button', { name: 'Share screen', pressed: true }).count()).toBe(0);
});

it('the camera still moves in its tile beside the screen', async () => {
  await press(hers, 'Camera');
  await his.locator('.beside-video.corner').waitFor();
  await expect
    .poll(async () => (await seeVideo(his, 'Remote camera')).changes, { timeout: 20_000 })
    .toBeGreaterThan(3);
  expect(distance(await quartersOf(his), [RED, GREEN, BLUE, YELLOW])).toBeLessThan(40);
});

it('the screen is shown whole, and pixel for pixel after a press or by the keyboard', async () => {
  const video = his.getByLabel('Remote video');
  const natural = await video.evaluate((one: HTMLVideoElement) => one.videoWidth / devicePixelRatio);
  const width = async () => (await video.boundingBox())?.width ?? 0;
  const whole = await width();
  expect(whole).toBeLessThan(natural);
  await his.getByRole('button', { name: 'Actual size' }).focus();
  await his.keyboard.press('Enter');
  await expect.poll(width).toBeCloseTo(natural, -1);
  const frame = his.getByRole('region', { name: 'Shared screen' });
  await frame.focus();
  const left = () => frame.evaluate((one) => one.scrollLeft);
  const before = await left();
  await his.keyboard.press('ArrowLeft');
  await expect.poll(left).toBeLessThan(before);
  const box = await frame.boundingBox();
  await his.mouse.click((box?.x ?? 0) + 40, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  await expect.poll(width).toBeCloseTo(whole, -1);
});

it('both can share at the same time', async () => {
  await press(his, 'Share screen');
  await his.getByText(/You are sharing a tab/).waitFor();
  await expect
    .poll(async () => distance(await quartersOf(hers), [BLUE, BLUE, RED, RED]), { timeout: 20_000 })
    .toBeLessThan(40);
  expect(distance(await quartersOf(his), [RED, GREEN, BLUE, YELLOW])).toBeLessThan(40);
  // What lasts for less than half a second is no news.
  await says(hers, /is sharing a screen/).waitFor({ state: 'attached' });
  await press(his, 'Stop sharing');
  await says(hers, /stopped sharing/).waitFor({ state: 'attached' });
  expect(await his.getByText(/You are sharing/).count()).toBe(0);
});

it('sharing ends by itself when the tab is closed, and the call goes on', async () => {
  await shown.close();
  await hers.getByText(/You are sharing/).waitFor({ state: 'hidden' });
  await says(his, /stopped sharing/).waitFor({ state: 'attached' });
  expect(await hers.getByRole('button', { name: 'Share screen', pressed: true }).count()).toBe(0);
  await expect
    .poll(async () => (await seeVideo(his, 'Remote video')).changes, { timeout: 20_000 })
    .toBeGreaterThan(3);
  await endCall(pair.alice, pair.bob);
});
