import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { giveCards } from '../support/cards.ts';
import { hearRemote } from '../support/frames.ts';
import {
  connect,
  endCall,
  meet,
  nothingRings,
  type Pair,
  ring,
  seeEnd,
  seeRecent,
  waitForRing,
} from '../support/pair.ts';
import type { Person } from '../support/person.ts';

let sandbox: Sandbox;
let pair: Pair;

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meet(sandbox);
  await giveCards(pair);
});
afterAll(() => sandbox.close());

const stopWorkers = (): Promise<unknown> =>
  Promise.all([pair.alice, pair.bob].map((one) => one.stopWorker()));

const press = async (person: Person, button: string): Promise<void> =>
  (await person.callWindow()).getByRole('button', { name: button, exact: true }).click();

const bothLive = (): Promise<unknown> =>
  Promise.all([pair.alice.waitForPhase('live'), pair.bob.waitForPhase('live')]);

describe('the service worker dies', () => {
  it('while the call is dialed: it rings all the same', async () => {
    const { alice, bob } = pair;
    // The ring stays on its way until the worker that sent it is gone.
    const hold = sandbox.broker.delay(({ type }) => type === 'OFFER', 1500);
    await bob.stopWorker();
    await alice.callButton('Audio', 'bob').click();
    await alice.waitForPhase('dialing');
    await alice.stopWorker();
    hold();
    await alice.waitForPhase('ringing');
    bob.bus.press(await waitForRing(bob, 'alice'), 'Accept');
    await bothLive();
    await endCall(alice, bob);
  });

  it('while it rings on both sides: accept by the notification works', async () => {
    const { alice, bob } = pair;
    const notification = await ring(alice, bob, 'Video');
    await stopWorkers();
    bob.bus.press(notification, 'Accept');
    await bothLive();
    await bob.bus.waitForClosed(notification);
    await endCall(bob, alice);
  });

  it('while it rings: accept and decline from the popup work', async () => {
    const { alice, bob } = pair;
    await ring(alice, bob);
    const popup = await bob.openPopup();
    await bob.stopWorker();
    await popup.getByRole('button', { name: 'Accept', exact: true }).click();
    await bothLive();
    await endCall(bob, alice);

    await ring(alice, bob);
    await stopWorkers();
    await popup.getByRole('button', { name: 'Decline', exact: true }).click();
    await seeEnd(alice, 'Declined');
    await nothingRings(bob);
    await popup.close();
  });

  it('while it rings: the caller’s cancel ends the ring there', async () => {
    const { alice, bob } = pair;
    const notification = await ring(alice, bob);
    await stopWorkers();
    await press(alice, 'Hang up');
    await bob.bus.waitForClosed(notification);
    await bob.bus.waitFor(({ title }) => title === 'Missed call from Alice Archer');
    await seeEnd(alice, 'Cancelled');
    await nothingRings(bob);
  });

  it('while it is live: sound goes on, nothing is lost, and hanging up ends it on both sides', async () => {
    const { alice, bob } = pair;
    await connect(alice, bob);
    const phases = await alice.callWindow();
    await stopWorkers();
    expect(await hearRemote(phases)).toBeGreaterThan(0.001);
    expect([await alice.phase(), await bob.phase()]).toEqual(['live', 'live']);
    await stopWorkers();
    await press(bob, 'Hang up');
    await Promise.all([seeEnd(alice, 'Call ended'), seeEnd(bob, 'Call ended')]);
    await seeRecent(bob, /Answered/u);
  });

  it('while it is live: the button in X still shows the call, and a closed window ends it', async () => {
    const { alice, bob } = pair;
    await connect(alice, bob);
    await stopWorkers();
    await expect
      .poll(() => alice.callButton('Audio', 'bob').getAttribute('aria-description'))
      .toContain('In a call with them');
    await (await alice.callWindow()).close();
    await seeEnd(bob, 'Call ended');
    await seeRecent(alice, /Answered[^]*window was closed/u);
  });

  it('on both sides: an unanswered ring stops after its 45 seconds and is filed', async () => {
    const { alice, bob } = pair;
    const notification = await ring(alice, bob);
    await stopWorkers();
    expect(await seeEnd(alice, 'No answer', 55_000)).toContain('nobody answered');
    await bob.bus.waitForClosed(notification);
    await nothingRings(bob);
    await bob.bus.waitFor(({ title }) => title === 'Missed call from Alice Archer');
    await seeRecent(bob, /Missed[^]*It rang, and you did not answer/u);
  }, 90_000);
});
