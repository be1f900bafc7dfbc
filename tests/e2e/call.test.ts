import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { hearRemote, seeVideo } from '../support/frames.ts';
import { endCall, meet, type Pair, waitForInviteText } from '../support/pair.ts';

let sandbox: Sandbox;
let pair: Pair;

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meet(sandbox);
});
afterAll(() => sandbox.close());

describe('first contact', () => {
  it('goes by an invite in the DM and is called back', async () => {
    const { alice, bob } = pair;
    await alice.callButton('Video', 'bob').click();
    const window = await alice.waitForPhase('inviting');
    await expect.poll(() => window.getByText('has no Ahoy card yet').count()).toBeGreaterThan(0);
    expect(await waitForInviteText(alice)).toMatch(/ahoy1:[\w-]{100,}/u);
    await alice.sendDraft();

    const invite = await bob.bus.waitFor(({ title }) => title.includes('invites you to call'));
    expect(invite.title).toBe('Alice Archer invites you to call');
    expect(invite.body).toContain('Key proved in your DM');
    bob.bus.press(invite, 'Call Alice Archer');
    // Bob's call joins the one that waits: nobody has to accept again.
    await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    await endCall(bob, alice);
  });
});

describe('a call between people who have each other’s cards', () => {
  it('rings, is accepted by the notification, and both see and hear each other', async () => {
    const { alice, bob } = pair;
    await alice.callButton('Video', 'bob').click();
    await alice.waitForPhase('ringing');
    const ring = await bob.bus.waitFor(({ title }) => title.includes('is calling'));
    expect(ring.title).toBe('Alice Archer is calling');
    expect(ring.body).toContain('Video call');
    bob.bus.press(ring, 'Accept');
    const [hers, his] = await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    for (const window of [hers, his]) {
      const seen = await seeVideo(window, 'Remote video');
      expect(seen.frames).toBeGreaterThan(5);
      expect(seen.changes).toBeGreaterThan(3);
      expect(await hearRemote(window)).toBeGreaterThan(0.001);
    }
    await endCall(alice, bob);
  });
});
