import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { startTurn } from '../../sandbox/turn.ts';
import { personOf } from '../../sandbox/x/cast.ts';
import type { Anybody } from '../../support/anybody.ts';
import { arrive } from '../../support/arrive.ts';
import { endCall, waitForInviteText } from '../../support/call-steps.ts';
import { giveCards } from '../../support/cards.ts';
import { badge, loudestOfBackground, measureBackground } from '../../support/firefox/background.ts';
import { type FirefoxPerson, launchFirefoxPerson } from '../../support/firefox/firefox-person.ts';
import { pause } from '../../support/firefox/press.ts';
import {
  areLive,
  drawScreen,
  hear,
  isSilent,
  lives,
  loadAnew,
  microphones,
  ring,
  says,
  seeEnd,
  seeAndHear,
  seeRingGo,
  sees,
  useNoRelay,
  useRelay,
} from '../../support/firefox/talk.ts';
import { closedRings, noteClosed } from '../../support/closed-rings.ts';
import { watchVideo } from '../../support/frames.ts';
import { launchPerson, type Person } from '../../support/person.ts';
import { startUdpGate } from '../../support/udp-gate.ts';

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
});
afterAll(() => sandbox.close());

type Pair = readonly [caller: Anybody, callee: Anybody];

/** Chromium → Chromium is `call.test.ts`. Each pair meets here for the first time. */
const CELLS: readonly [cell: string, pair: () => Pair][] = [
  ['Firefox → Firefox', () => [alice, carol]],
  ['Firefox → Chromium', () => [alice, bob]],
  ['Chromium → Firefox', () => [bob, carol]],
];

describe.each(CELLS)('%s', (cell, pair) => {
  beforeAll(async () => {
    const [caller, callee] = pair();
    await Promise.all([caller.openChat(callee.handle), callee.openChat(caller.handle)]);
  });

  it('pairs by an invite that one writes into the DM and the other reads there', async () => {
    const [caller, callee] = pair();
    await caller.pressCall('Video', callee.handle);
    await caller.waitForPhase('inviting');
    await waitForInviteText(caller);
    await caller.sendDraft();
    await callee.callInviter(caller.handle);
    await areLive(caller, callee);
    // Who answers an invite by a call shows no picture unasked.
    await Promise.all([hear(caller), hear(callee)]);
    await endCall(caller, callee);
  });

  it('rings, is accepted, and both see and hear each other', async () => {
    const [caller, callee] = pair();
    await ring(caller, callee);
    await callee.answer(caller.handle, 'Accept');
    await areLive(caller, callee);
    await seeAndHear(caller, callee);
    // Each window has its line to the background: either waits for the end of the other's life.
    for (const one of [caller, callee])
      if (one.browser === 'Firefox') await expect.poll(() => one.inCall(lives, undefined)).toBe(2);
  });

  it('is silent at the other side while one is muted', async () => {
    const [caller, callee] = pair();
    await caller.pressInCall('Mute');
    await isSilent(callee);
    await says(callee, 'Their microphone is off');
    await caller.pressInCall('Mute');
    await hear(callee);
  });

  // Firefox has one made-up device of each kind.
  const itWithDevices = cell === 'Firefox → Firefox' ? undefined : it;
  itWithDevices?.('is heard by another microphone of the same browser', async () => {
    const [caller, callee] = pair();
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
    await says(callee, 'is sharing a screen');
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
    await endCall(callee, caller);
  });
});

const isRing = ({ title }: { readonly title: string }): boolean => title === 'Bob Baker is calling';

describe('a ring in Firefox', () => {
  beforeAll(async () => {
    await giveCards({ alice, bob });
    await bob.openChat('alice');
  });

  it('is heard, counts on the button of Ahoy, and its notification leads to its window', async () => {
    await alice.inExtension(measureBackground, undefined);
    await ring(bob, alice);
    const shown = await alice.bus.waitFor(isRing);
    await (await alice.extensionPage('ring.html')).close();
    alice.bus.press(shown);
    expect(await alice.ringText('bob')).toContain('Video call');
    await expect.poll(() => alice.inExtension(loudestOfBackground, undefined)).toBeGreaterThan(0.01);
    expect(await alice.inExtension(badge, undefined)).not.toBe('');
    await bob.pressInCall('Hang up');
    await alice.bus.waitForClosed(shown);
    await seeRingGo(alice);
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

  it('is declined in its window with a message that the caller reads', async () => {
    await ring(bob, alice);
    const page = await alice.extensionPage('ring.html');
    await alice.pressIn(page, 'button', 'Decline with message…');
    // One may write at once.
    await page.keyboard.type('In a meeting until five');
    await alice.pressIn(page, 'button', 'Decline and send');
    await seeEnd(bob, /Declined[^]*In a meeting until five/u);
    await seeRingGo(alice);
  });

  it('says in its window what it is about and why it rings, and is declined there', async () => {
    await ring(bob, alice);
    await bob.writeIn(await bob.callWindow(), 'textbox', 'Reason', 'About the bread');
    await expect
      .poll(() => alice.ringText('bob'))
      .toMatch(/@bob · Video call[^]*About the bread[^]*You exchanged cards/u);
    await alice.answer('bob', 'Decline');
    await seeEnd(bob, /Declined/u);
    await seeRingGo(alice);
  });

  it('is taken in its window by voice only: the caller gets no picture', async () => {
    await ring(bob, alice);
    await alice.pressIn(await alice.extensionPage('ring.html'), 'button', 'Accept audio only');
    await areLive(alice, bob);
    await hear(bob);
    // Pictures could come: those of the caller do.
    await seeAndHear(alice);
    await sees(bob, 'avatar');
    expect((await bob.inCall(watchVideo, ['Remote video', 500])).frames).toBe(0);
    await seeRingGo(alice);
    await endCall(bob, alice);
  });

  it('is ignored in its window: silence here, and the caller goes on ringing until they give up', async () => {
    await ring(bob, alice);
    const shown = await alice.bus.waitFor(isRing);
    await alice.pressIn(await alice.extensionPage('ring.html'), 'button', 'Ignore');
    await alice.bus.waitForClosed(shown);
    await seeRingGo(alice);
    await expect.poll(() => alice.inExtension(badge, undefined)).toBe('');
    expect(await bob.phase()).toBe('ringing');
    await bob.pressInCall('Hang up');
    await seeEnd(bob, /Cancelled/u);
  });

  it.each(['dismissed', 'expired'] as const)(
    'goes on when its notification is %s, and can be accepted',
    async (how) => {
      await alice.inExtension(noteClosed, undefined);
      await ring(bob, alice);
      alice.bus.close(await alice.bus.waitFor(isRing), how);
      await expect.poll(() => alice.inExtension(closedRings, undefined)).toBe(1);
      await alice.answer('bob', 'Accept');
      await areLive(alice, bob);
      await endCall(bob, alice);
    },
  );

  it('ends with the caller who gives up, and its window with it', async () => {
    await ring(bob, alice);
    await alice.extensionPage('ring.html');
    await bob.pressInCall('Hang up');
    await seeRingGo(alice);
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

describe('over a relay that both always use', () => {
  it('is seen and heard, also after five seconds without a path and when the window is loaded anew', async () => {
    const turn = await startTurn();
    const gate = await startUdpGate(turn.port);
    sandbox.onClose(async () => {
      gate.close();
      await turn.stop();
    });
    const url = `turn:127.0.0.1:${gate.port}?transport=udp`;
    const { username, password: secret } = turn;
    await Promise.all([alice, bob].map((one) => one.inExtension(useRelay, { url, username, secret })));
    await Promise.all([alice.openChat('bob'), bob.openChat('alice')]);
    await ring(alice, bob);
    await bob.answer('alice', 'Accept');
    await areLive(alice, bob);
    await Promise.all([seeAndHear(alice, bob), says(alice, 'Relayed'), says(bob, 'Relayed')]);
    gate.open = false;
    await pause(5000);
    gate.open = true;
    await seeAndHear(alice, bob);
    await areLive(alice, bob);
    await loadAnew(alice);
    await areLive(alice, bob);
    await Promise.all([seeAndHear(alice, bob), says(alice, 'Relayed')]);
    await endCall(alice, bob);
    await Promise.all([alice, bob].map((one) => one.inExtension(useNoRelay, undefined)));
  });
});
