import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import {
  endCall,
  exchangeCards,
  meet,
  seeRecent,
  nothingRings,
  type Pair,
  ring,
  seeEnd,
  waitForRing,
} from '../support/pair.ts';

let sandbox: Sandbox;
let pair: Pair;

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meet(sandbox);
  await exchangeCards(sandbox, pair);
});
afterAll(() => sandbox.close());

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

  it('finds nobody when the other browser is closed', async () => {
    const { alice, bob } = pair;
    await bob.close();
    await alice.callButton('Audio', 'bob').click();
    expect(await seeEnd(alice, 'Not reachable')).toContain('Their browser may be closed');
    await seeRecent(alice, /could not be reached/u);
  });
});
