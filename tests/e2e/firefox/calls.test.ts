import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import type { Anybody } from '../../support/anybody.ts';
import { giveCards } from '../../support/cards.ts';
import { type FirefoxPerson, launchFirefoxPerson } from '../../support/firefox/firefox-person.ts';
import { listenToRemote, watchVideo } from '../../support/frames.ts';
import { launchPerson, type Person } from '../../support/person.ts';

let sandbox: Sandbox;
let alice: FirefoxPerson;
let carol: FirefoxPerson;
let bob: Person;

beforeAll(async () => {
  sandbox = await startSandbox();
  const arrive = async <P extends Anybody>(launched: Promise<P>, other: string): Promise<P> => {
    const person = await launched;
    await person.setBroker(sandbox.broker.url);
    await person.openChat(other);
    return person;
  };
  [alice, carol, bob] = await Promise.all([
    arrive(launchFirefoxPerson({ handle: 'alice', sandbox }), 'carol'),
    arrive(launchFirefoxPerson({ handle: 'carol', sandbox }), 'alice'),
    arrive(launchPerson({ handle: 'bob', sandbox }), 'alice'),
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
      await expect.poll(async () => (await looked()).frames, { message }).toBeGreaterThan(3);
      await hear(one);
    }),
  );

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

describe.each([
  ['Firefox → Chromium', () => [alice, bob] as const],
  ['Chromium → Firefox', () => [bob, alice] as const],
])('%s', (_cell, pair) => {
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
  it('goes on when its window is closed, and can be declined in the popup', async () => {
    await ring(bob, alice);
    await (await alice.extensionPage('ring.html')).close();
    const popup = await alice.openExtensionPage('popup.html');
    await alice.press(popup, 'Decline');
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
});
