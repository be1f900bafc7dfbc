import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { personOf } from '../../sandbox/x/cast.ts';
import type { Anybody } from '../../support/anybody.ts';
import { arrive } from '../../support/arrive.ts';
import { giveCards } from '../../support/cards.ts';
import { badge, loudestOfBackground, measureBackground } from '../../support/firefox/background.ts';
import { type FirefoxPerson, launchFirefoxPerson } from '../../support/firefox/firefox-person.ts';
import { listenToRemote, watchVideo } from '../../support/frames.ts';
import { launchPerson, type Person } from '../../support/person.ts';

let sandbox: Sandbox;
let alice: FirefoxPerson;
let carol: FirefoxPerson;
let bob: Person;

beforeAll(async () => {
  sandbox = await startSandbox();
  [alice, carol, bob] = await Promise.all([
    arrive(sandbox, launchFirefoxPerson({ handle: 'alice', sandbox }), 'carol'),
    arrive(sandbox, launchFirefoxPerson({ handle: 'carol', sandbox }), 'alice'),
    arrive(sandbox, launchPerson({ handle: 'bob', sandbox }), 'alice'),
  ]);
  await sandbox.broker.waitForClients(3, 20_000);
}, 120_000);
afterAll(() => sandbox.close());

const areLive = (...people: Anybody[]): Promise<unknown> =>
  Promise.all(people.map((one) => one.waitForPhase('live', 30_000)));

const hear = (one: Anybody): Promise<unknown> =>
  expect
    .poll(() => one.inCall(listenToRemote, 1300), { message: `at ${one.handle}, ${one.browser}` })
    .toBeGreaterThan(0.001);

/** New frames and a voice arrive at both. Firefox's own fake picture never changes, so frames are counted. */
const seeAndHear = (...people: Anybody[]): Promise<unknown> =>
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

const says = (one: Anybody, text: string): Promise<void> =>
  expect.poll(() => one.inCall(saidIn, undefined), { message: `at ${one.handle}` }).toContain(text);

const isSilent = (one: Anybody): Promise<void> =>
  expect
    .poll(() => one.inCall(listenToRemote, 1300), { message: `at ${one.handle}, ${one.browser}` })
    .toBeLessThan(0.0005);

/** What the menu of devices offers: the one in use, then the others. */
const microphones = (): readonly string[] => {
  const menus = [...document.querySelectorAll('select')];
  const menu = menus.find(({ labels }) => labels[0]?.textContent === 'Microphone');
  const options = [...(menu?.options ?? [])];
  return options.toSorted((one, two) => Number(two.selected) - Number(one.selected)).map(({ text }) => text);
};

/** Firefox without a display has no screen to share: what it would give a page is a drawing here. */
const drawScreen = (): void => {
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

const sees = (one: Anybody, what: Shown): Promise<void> =>
  expect
    .poll(() => one.inCall(shownOfOther, undefined), { message: `at ${one.handle}, ${one.browser}` })
    .toBe(what);

const ring = async (caller: Anybody, callee: Anybody): Promise<void> => {
  await caller.pressCall('Video', callee.handle);
  await caller.waitForPhase('ringing');
};

const hangUp = async (one: Anybody, other: Anybody): Promise<void> => {
  await one.pressInCall('Hang up');
  await Promise.all([one, other].map((person) => person.waitForPhase('ended')));
  await Promise.all([one.closeCall(), other.closeCall()]);
};

/** The page of the call is gone and comes back by itself; the talk goes on over a new connection. */
const loadAnew = async (one: Anybody): Promise<void> => {
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

it('Firefox → Firefox: pairs by an invite that one writes into the DM and the other reads there', async () => {
  await alice.pressCall('Video', 'carol');
  await alice.waitForPhase('inviting');
  await expect.poll(() => alice.composerText(), { timeout: 20_000 }).toContain('ahoy1:');
  await alice.sendDraft();
  await carol.callInviter('alice');
  await areLive(alice, carol);
  // Who answers an invite by a call shows no picture unasked.
  await Promise.all([hear(alice), hear(carol)]);
  await hangUp(alice, carol);
});

it('Firefox → Firefox: rings, is accepted, and both see and hear each other', async () => {
  await ring(carol, alice);
  await alice.answer('carol', 'Accept');
  await areLive(alice, carol);
  await seeAndHear(alice, carol);
  // Each window has its line to the background page: either waits for the end of the other's life.
  const waiting = async (): Promise<number | undefined> => (await navigator.locks.query()).pending?.length;
  for (const one of [alice, carol]) await expect.poll(() => one.inCall(waiting, undefined)).toBe(2);
  await hangUp(carol, alice);
});

type Pair = readonly [caller: Anybody, callee: Anybody];

const CELLS: readonly [cell: string, pair: () => Pair][] = [
  ['Firefox → Chromium', () => [alice, bob]],
  ['Chromium → Firefox', () => [bob, alice]],
];

describe.each(CELLS)('%s', (_cell, pair) => {
  beforeAll(async () => {
    const [caller, callee] = pair();
    await giveCards({ alice, bob });
    await Promise.all([caller.openChat(callee.handle), callee.openChat(caller.handle)]);
  });

  it('rings, is accepted, and both see and hear each other', async () => {
    const [caller, callee] = pair();
    await ring(caller, callee);
    await callee.answer(caller.handle, 'Accept');
    await areLive(caller, callee);
    await seeAndHear(caller, callee);
  });

  it('is silent at the other side while one is muted', async () => {
    const [caller, callee] = pair();
    await caller.pressInCall('Mute');
    await isSilent(callee);
    await says(callee, 'Their microphone is off');
    await caller.pressInCall('Mute');
    await hear(callee);
  });

  it('is heard by another microphone of the same browser', async () => {
    const [caller, callee] = pair();
    // Firefox has one made-up device of each kind.
    const [user, listener] = caller.browser === 'Chromium' ? [caller, callee] : [callee, caller];
    await user.pressInCall('Devices');
    const [chosen, other = ''] = await user.inCall(microphones, undefined);
    await user.chooseIn(await user.waitForPhase('live'), 'Microphone', other);
    await expect.poll(async () => (await user.inCall(microphones, undefined))[0]).toBe(other);
    expect(other).not.toBe(chosen);
    await user.pressInCall('Devices');
    await hear(listener);
  });

  it('shows an avatar to the other side while the camera of one is off', async () => {
    const [caller, callee] = pair();
    await sees(callee, 'picture');
    await caller.pressInCall('Camera');
    await sees(callee, 'avatar');
    await caller.pressInCall('Camera');
    await sees(callee, 'picture');
    await seeAndHear(callee);
  });

  it('carries a note and a reaction', async () => {
    const [caller, callee] = pair();
    await caller.pressInCall('Notes');
    await caller.writeIn(await caller.waitForPhase('live'), 'textbox', 'Note', 'On page 3, below');
    await says(callee, 'On page 3, below');
    await caller.pressInCall('Applause');
    await says(callee, `${personOf(caller.handle).name}: Applause`);
    await caller.pressInCall('Close notes');
  });

  it('shows a shared screen, beside the camera', async () => {
    const [caller, callee] = pair();
    if (caller.browser === 'Firefox') await caller.inCall(drawScreen, undefined);
    await caller.pressInCall('Share screen');
    await says(callee, 'shares a screen');
    const looked = (name: 'Remote video' | 'Remote camera') => () =>
      callee.inCall(watchVideo, [name, 1000] as const);
    await expect.poll(async () => (await looked('Remote video')()).changes).toBeGreaterThan(3);
    await expect.poll(async () => (await looked('Remote camera')()).frames).toBeGreaterThan(3);
    await caller.pressInCall('Stop sharing');
    await says(callee, 'stopped sharing');
    await sees(callee, 'picture');
  });

  it('connects again when the window of either is loaded anew', async () => {
    const [caller, callee] = pair();
    for (const one of [callee, caller]) {
      await loadAnew(one);
      await areLive(caller, callee);
      await seeAndHear(caller, callee);
    }
  });

  it('is over for both when one hangs up', async () => {
    const [caller, callee] = pair();
    await hangUp(callee, caller);
  });
});

describe('a ring in Firefox', () => {
  it('is heard, counts on the button of Ahoy, and its notification leads to its window', async () => {
    await alice.inExtension(measureBackground, undefined);
    await ring(bob, alice);
    const shown = await alice.bus.waitFor(({ title }) => title === 'Bob Baker is calling');
    await (await alice.extensionPage('ring.html')).close();
    alice.bus.press(shown);
    expect(await alice.ringText('bob')).toContain('Video call');
    await expect.poll(() => alice.inExtension(loudestOfBackground, undefined)).toBeGreaterThan(0.01);
    expect(await alice.inExtension(badge, undefined)).not.toBe('');
    await bob.pressInCall('Hang up');
    await alice.bus.waitForClosed(shown);
    await expect.poll(() => alice.isRung()).toBe(false);
    await bob.closeCall();
  });

  it('goes on when its window is closed, and can be declined in the popup', async () => {
    await ring(bob, alice);
    await (await alice.extensionPage('ring.html')).close();
    const popup = await alice.openExtensionPage('popup.html');
    await alice.pressIn(popup, 'button', 'Decline');
    await bob.waitForPhase('ended');
    await popup.close();
    await bob.closeCall();
  });

  it('is declined in its window, which closes', async () => {
    await ring(bob, alice);
    await alice.answer('bob', 'Decline');
    await bob.waitForPhase('ended');
    await expect.poll(() => alice.extensionPage('ring.html', 0).catch(() => 'none')).toBe('none');
    await bob.closeCall();
  });

  it('ends with the caller who gives up, and its window with it', async () => {
    await ring(bob, alice);
    await alice.extensionPage('ring.html');
    await bob.pressInCall('Hang up');
    await expect.poll(() => alice.extensionPage('ring.html', 0).catch(() => 'none')).toBe('none');
    await bob.closeCall();
  });

  it('comes after Firefox was started again, before X is opened', async () => {
    await alice.restart();
    await sandbox.broker.waitForClients(3, 20_000);
    await ring(bob, alice);
    await alice.answer('bob', 'Decline');
    await bob.waitForPhase('ended');
    await bob.closeCall();
  });
});
