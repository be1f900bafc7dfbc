import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { giveCards } from '../support/cards.ts';
import { hearRemote } from '../support/frames.ts';
import { connect, endCall, meet, seeRecent, type Pair, seeEnd } from '../support/pair.ts';
import { launchPerson, type Person } from '../support/person.ts';

let sandbox: Sandbox;
let pair: Pair;
let carol: Person;

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meet(sandbox);
  await giveCards(pair);
  carol = await launchPerson({ handle: 'carol', sandbox });
  await carol.setBroker(sandbox.broker.url);
  await carol.openChat('bob');
  await pair.bob.openChat('carol');
  await sandbox.broker.waitForClients(3);
  await giveCards({ alice: carol, bob: pair.bob });
}, 90_000);
afterAll(() => sandbox.close());

describe('a third person', () => {
  it('who calls somebody in a call sees Busy; the call goes on, and the other finds a missed call', async () => {
    const { alice, bob } = pair;
    await connect(alice, bob);
    await carol.callButton('Audio', 'bob').click();
    expect(await seeEnd(carol, 'Busy')).toContain('in another call');
    const missed = await bob.bus.waitFor(({ title }) => title.includes('Missed call'));
    expect(missed.title).toBe('Missed call from Carol Castle');
    expect(await bob.phase()).toBe('live');
    await seeRecent(bob, /Carol Castle[^]*Missed/u);
    expect(await hearRemote(await alice.callWindow())).toBeGreaterThan(0.001);
    await endCall(alice, bob);
  });

  it('whose ring is still open when another is accepted hears Busy', async () => {
    const { alice, bob } = pair;
    await carol.callButton('Audio', 'bob').click();
    await carol.waitForPhase('ringing');
    await connect(alice, bob);
    await seeEnd(carol, 'Busy');
    expect(bob.bus.open().filter(({ title }) => title.endsWith('is calling'))).toEqual([]);
    await endCall(bob, alice);
  });
});
