import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { endCall, waitForRing } from '../support/call-steps.ts';
import { closedRings, noteClosed } from '../support/closed-rings.ts';
import { AUDIBLE, hearRemote } from '../support/frames.ts';
import { meetFriends, seeRecent, nothingRings, type Pair, ring, seeEnd } from '../support/pair.ts';

let sandbox: Sandbox;
let pair: Pair;

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meetFriends(sandbox);
});
afterAll(() => sandbox.close());

describe('who is called', () => {
  it('declines by the notification, and can be called again from the end screen', async () => {
    const { alice, bob } = pair;
    const first = await ring(alice, bob);
    bob.bus.press(first, 'Decline');
    const window = await alice.waitForPhase('ended');
    expect(await window.getByRole('heading', { name: 'Declined' }).count()).toBe(1);
    await bob.bus.waitForClosed(first);
    await nothingRings(bob);
    await seeRecent(bob, /Declined[^]*You declined\. Rang: you exchanged cards\./u);

    // The window goes with the press, sometimes before the driver has its answer.
    await Promise.all([
      window.waitForEvent('close'),
      window
        .getByRole('button', { name: 'Call again' })
        .click()
        .catch(() => undefined),
    ]);
    await alice.waitForPhase('ringing');
    const again = await waitForRing(bob, 'alice');
    bob.bus.press(again, 'Accept');
    await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    expect(alice.context.pages().filter((page) => page.url().includes('call.html'))).toHaveLength(1);
    await endCall(bob, alice);
    await seeRecent(alice, /Answered/u);
  });

  it('declines from the popup with a message that the caller reads', async () => {
    const { alice, bob } = pair;
    const notification = await ring(alice, bob);
    const popup = await bob.extensionPage('popup.html');
    const card = popup.getByRole('list', { name: 'Incoming calls' });
    await card.getByText('Alice Archer', { exact: true }).waitFor();
    await card.getByRole('button', { name: 'Decline with message…' }).click();
    await card.getByRole('textbox', { name: 'Message to the caller' }).fill('In a meeting until five');
    await card.getByRole('button', { name: 'Decline and send' }).click();
    expect(await seeEnd(alice, 'Declined')).toContain('In a meeting until five');
    await bob.bus.waitForClosed(notification);
    await nothingRings(bob);
    await seeRecent(alice, /Declined[^]*Bob Baker.? declined/u);
  });

  it('takes a video call by voice only: no camera of theirs is opened', async () => {
    const { alice, bob } = pair;
    await ring(alice, bob, 'Video');
    const popup = await bob.extensionPage('popup.html');
    await popup.getByRole('button', { name: 'Accept audio only' }).click();
    const [hers, his] = await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    expect(await his.getByRole('button', { name: 'Camera', pressed: false }).count()).toBe(1);
    expect(await his.locator('video[aria-label="Your video"]').evaluate(hasTracks)).toBe(false);
    expect(await hearRemote(hers)).toBeGreaterThan(AUDIBLE);
    await endCall(alice, bob);
  });

  it('ignores it: silence here, and the caller goes on ringing', async () => {
    const { alice, bob } = pair;
    const notification = await ring(alice, bob);
    const popup = await bob.extensionPage('popup.html');
    await popup.getByRole('button', { name: 'Ignore' }).click();
    await bob.bus.waitForClosed(notification);
    await nothingRings(bob);
    await expect.poll(() => popup.getByRole('list', { name: 'Incoming calls' }).count()).toBe(0);
    const window = await alice.waitForPhase('ringing');
    await window.getByRole('button', { name: 'Hang up' }).click();
    await seeEnd(alice, 'Cancelled');
    await seeRecent(bob, /Ignored[^]*You let it ring/u);
    // It was ignored, not missed.
    expect(bob.bus.open().filter(({ title }) => title.includes('Missed'))).toEqual([]);
  });

  it.each(['dismissed', 'expired'] as const)(
    'can still take it from the popup when the notification is %s',
    async (how) => {
      const { alice, bob } = pair;
      await bob.inExtension(noteClosed, undefined);
      bob.bus.close(await ring(alice, bob), how);
      await expect.poll(() => bob.inExtension(closedRings, undefined)).toBe(1);
      const popup = await bob.popupOn('Recent');
      await popup.getByRole('button', { name: 'Accept', exact: true }).click();
      await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
      await endCall(alice, bob);
    },
  );

  it('answers in a window of its own, if that is chosen; closing it leaves the ring', async () => {
    const { alice, bob } = pair;
    const options = await bob.openOptions();
    const choice = options.getByRole('switch', { name: 'Show rings in a window of their own' });
    await choice.check();
    const notification = await ring(alice, bob);
    await (await bob.extensionPage('ring.html')).close();
    bob.bus.press(notification);
    await (await bob.extensionPage('ring.html')).getByRole('button', { name: 'Accept', exact: true }).click();
    await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    await expect.poll(() => bob.extensionPage('ring.html', 0).catch(() => 'none')).toBe('none');
    await endCall(alice, bob);
    await choice.uncheck();
    await options.close();
  });

  it('answers from the page of X: pressing the call button while they ring takes the call', async () => {
    const { alice, bob } = pair;
    const notification = await ring(alice, bob);
    await bob.callButton('Audio', 'alice').click();
    await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    await bob.bus.waitForClosed(notification);
    await endCall(alice, bob);
  });
});

describe('a call that nobody took', () => {
  it('is cancelled by the caller and missed by the other, who calls back from the notification', async () => {
    const { alice, bob } = pair;
    const notification = await ring(alice, bob, 'Video');
    const window = await alice.callWindow();
    const reason = window.getByRole('textbox', { name: 'Reason' });
    await reason.fill('About the bread');
    await reason.press('Enter');
    await expect.poll(() => notification.body).toContain('“About the bread”');
    await window.getByRole('button', { name: 'Hang up' }).click();
    await seeEnd(alice, 'Cancelled');
    await bob.bus.waitForClosed(notification);
    await nothingRings(bob);
    const missed = await bob.bus.waitFor(({ title }) => title.includes('Missed call'));
    expect(missed.title).toBe('Missed call from Alice Archer');
    expect(missed.body).toContain('Video call · “About the bread”');
    await seeRecent(bob, /Missed[^]*hung up before you answered[^]*About the bread/u);

    bob.bus.press(missed, 'Call back');
    const back = await waitForRing(alice, 'bob');
    expect(back.body).toContain('Video call');
    alice.bus.press(back, 'Accept');
    await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    await bob.bus.waitForClosed(missed);
    await endCall(bob, alice);
  });

  it('is missed when the caller closes the window while it rings', async () => {
    const { alice, bob } = pair;
    const notification = await ring(alice, bob);
    await (await alice.callWindow()).close();
    await bob.bus.waitForClosed(notification);
    const missed = await bob.bus.waitFor(({ title }) => title === 'Missed call from Alice Archer');
    bob.bus.close(missed);
    await nothingRings(bob);
    await seeRecent(alice, /No answer[^]*You hung up/u);
  });
});

describe('a call that reaches nobody', () => {
  let whatBlockedPeopleSee = '';

  it('because of a block: nothing is said of it, and no later call gets through', async () => {
    const { alice, bob } = pair;
    const notification = await ring(alice, bob);
    const popup = await bob.extensionPage('popup.html');
    const card = popup.getByRole('list', { name: 'Incoming calls' });
    await card.getByRole('button', { name: 'Block' }).click();
    await bob.bus.waitForClosed(notification);
    await nothingRings(bob);
    const window = await alice.waitForPhase('ringing');
    await window.getByRole('button', { name: 'Hang up' }).click();
    await seeEnd(alice, 'Cancelled');
    await seeRecent(bob, /Blocked[^]*You blocked Alice Archer when it rang\./u);

    await alice.callButton('Audio', 'bob').click();
    whatBlockedPeopleSee = await seeEnd(alice, 'Not reachable');
    expect(bob.bus.open()).toEqual([]);
    expect(await bob.phase()).toBeUndefined();
    expect(await bob.callButton('Audio', 'alice').getAttribute('aria-disabled')).toBe('true');
  });

  it('because the other browser is closed looks the same', async () => {
    const { alice, bob } = pair;
    await bob.close();
    await alice.callButton('Audio', 'bob').click();
    const whatISee = await seeEnd(alice, 'Not reachable');
    expect(whatISee).toContain('Their browser may be closed');
    expect(whatISee).toBe(whatBlockedPeopleSee);
    await seeRecent(alice, /could not be reached/u);
  });
});

const hasTracks = (video: Element): boolean =>
  video instanceof HTMLVideoElement &&
  video.srcObject instanceof MediaStream &&
  video.srcObject.getVideoTracks().length > 0;
