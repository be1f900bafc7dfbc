import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { endCall } from '../support/call-steps.ts';
import { connect, meetFriends, nothingRings, type Pair, ring, seeEnd, seeRecent } from '../support/pair.ts';
import type { Person } from '../support/person.ts';

let sandbox: Sandbox;
let pair: Pair;

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meetFriends(sandbox);
});
afterAll(() => sandbox.close());

const stopWorkers = (): Promise<unknown> =>
  Promise.all([pair.alice, pair.bob].map((one) => one.stopWorker()));

const press = async (person: Person, button: string): Promise<void> =>
  (await person.callWindow()).getByRole('button', { name: button, exact: true }).click();

const bothLive = (): Promise<unknown> =>
  Promise.all([pair.alice.waitForPhase('live'), pair.bob.waitForPhase('live')]);

describe('the service worker dies', () => {
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

  it('while it is live: the button in X still shows the call, and a closed window ends it', async () => {
    const { alice, bob } = pair;
    await connect(alice, bob);
    // Window and broker host speak with the worker over lines: each end waits for the end of the other's life.
    for (const one of [alice, bob]) {
      const window = await one.callWindow();
      await expect
        .poll(() => window.evaluate(async () => (await navigator.locks.query()).pending?.length))
        .toBe(4);
    }
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
  });
});
