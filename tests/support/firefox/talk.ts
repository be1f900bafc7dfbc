/** What people of any browser do and see in a call, for the pairs that have Firefox. */
import { expect } from 'vitest';
import type { Anybody } from '../anybody.ts';
import { AUDIBLE, listenToRemote, watchVideo } from '../frames.ts';

export const areLive = (...people: Anybody[]): Promise<unknown> =>
  Promise.all(people.map((one) => one.waitForPhase('live', 30_000)));

export const hear = (one: Anybody): Promise<unknown> =>
  expect
    .poll(() => one.inCall(listenToRemote, 1300), { message: `at ${one.handle}, ${one.browser}` })
    .toBeGreaterThan(AUDIBLE);

/** New frames and a voice arrive at both. Firefox's own fake picture never changes, so frames are counted. */
export const seeAndHear = (...people: Anybody[]): Promise<unknown> =>
  Promise.all(
    people.map(async (one) => {
      const looked = () => one.inCall(watchVideo, ['Remote video', 1000] as const);
      const message = `at ${one.handle}, ${one.browser}`;
      await Promise.all([
        expect.poll(async () => (await looked()).frames, { message }).toBeGreaterThan(3),
        hear(one),
      ]);
    }),
  );

/** What is said of the call, to whoever reads and to whoever listens. */
const saidIn = (): string => document.body.textContent;

export const says = (one: Anybody, text: string): Promise<void> =>
  expect.poll(() => one.inCall(saidIn, undefined), { message: `at ${one.handle}` }).toContain(text);

export const isSilent = (one: Anybody): Promise<void> =>
  expect
    .poll(() => one.inCall(listenToRemote, 1300), { message: `at ${one.handle}, ${one.browser}` })
    .toBeLessThan(0.0005);

/** What the menu of devices offers: the one in use, then the others. */
export const microphones = (): readonly string[] => {
  const menus = [...document.querySelectorAll('select')];
  const menu = menus.find(({ labels }) => labels[0]?.textContent === 'Microphone');
  const options = [...(menu?.options ?? [])];
  return options.toSorted((one, two) => Number(two.selected) - Number(one.selected)).map(({ text }) => text);
};

/** Firefox without a display has no screen to share: what it would give a page is a drawing here. */
export const drawScreen = (): void => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1280, 720];
  const pen = canvas.getContext('2d');
  let hue = 0;
  const draw = (): void => {
    hue += 40;
    if (pen) pen.fillStyle = `hsl(${hue} 80% 50%)`;
    pen?.fillRect(0, 0, canvas.width, canvas.height);
  };
  setInterval(draw, 100);
  draw();
  Object.defineProperty(navigator.mediaDevices, 'getDisplayMedia', {
    value: () => Promise.resolve(canvas.captureStream(10)),
  });
};

type Shown = 'picture' | 'avatar' | 'both' | 'nothing';

const shownOfOther = (): Shown => {
  const isPictured = document.querySelector('.call-pictured') !== null;
  const hasAvatar = document.querySelector('.voice .avatar')?.checkVisibility() === true;
  if (isPictured) return hasAvatar ? 'both' : 'picture';
  return hasAvatar ? 'avatar' : 'nothing';
};

export const sees = (one: Anybody, what: Shown): Promise<void> =>
  expect
    .poll(() => one.inCall(shownOfOther, undefined), { message: `at ${one.handle}, ${one.browser}` })
    .toBe(what);

export const ring = async (caller: Anybody, callee: Anybody): Promise<void> => {
  await caller.pressCall('Video', callee.handle);
  await caller.waitForPhase('ringing');
};

/** The page of the call is gone and comes back by itself; the talk goes on over a new connection. */
export const loadAnew = async (one: Anybody): Promise<void> => {
  await one.inCall(() => {
    document.body.dataset['old'] = '';
    setTimeout(() => location.reload());
  }, undefined);
  const isBack = (): boolean =>
    document.body.dataset['old'] === undefined && document.querySelector('[data-phase="live"]') !== null;
  await expect
    .poll(() => one.inCall(isBack, undefined).catch(() => false), { timeout: 30_000, interval: 100 })
    .toBe(true);
};

/** Waits for the end, holds it to what is said of it and closes the window. */
export const seeEnd = async (one: Anybody, text: RegExp): Promise<void> => {
  const page = await one.waitForPhase('ended');
  await expect.poll(() => one.textOf(page), { message: `the end at ${one.handle}` }).toMatch(text);
  await one.closeCall();
};

/** Nobody is shown to ring any more. */
export const seeRingGo = (one: Anybody): Promise<void> => expect.poll(() => one.isRung()).toBe(false);

/** Of how many others the window of the call waits for the end. */
export const lives = async (): Promise<number | undefined> => (await navigator.locks.query()).pending?.length;

type Extension = { readonly browser?: typeof chrome };

/** In the background or a page of Ahoy: from now on all calls go through this relay. */
export const useRelay = (relay: {
  readonly url: string;
  readonly username: string;
  readonly secret: string;
}): Promise<void> => {
  const { storage } = (globalThis as Extension).browser ?? chrome;
  return storage.local.set({
    // Firefox refuses the first one's port; it is left out.
    'browser.relays': [
      { ...relay, url: 'turn:127.0.0.1:22', login: 'password' },
      { ...relay, login: 'password' },
    ],
    'browser.alwaysRelay': true,
  });
};

export const useNoRelay = (): Promise<void> => {
  const { storage } = (globalThis as Extension).browser ?? chrome;
  return storage.local.remove(['browser.relays', 'browser.alwaysRelay']);
};
