import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Broker, startBroker } from '../sandbox/broker.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { endCall, waitForInviteText } from '../support/call-steps.ts';
import { AUDIBLE, hearRemote, seeVideo } from '../support/frames.ts';
import type { Pair } from '../support/pair.ts';
import { launchPerson, type Person } from '../support/person.ts';

let sandbox: Sandbox;
let alices: Broker;
let bobs: Broker;
let pair: Pair;

/** Alice at one broker, Bob at another, each in their DM with the other. */
beforeAll(async () => {
  [sandbox, bobs] = await Promise.all([startSandbox(), startBroker()]);
  alices = sandbox.broker;
  const alice = await launchPerson({ handle: 'alice', sandbox });
  const bob = await launchPerson({ handle: 'bob', sandbox });
  await alice.setBroker(alices.url);
  await bob.setBroker(bobs.url);
  await alice.openChat('bob');
  await bob.openChat('alice');
  await Promise.all([alices.waitForClients(1), bobs.waitForClients(1)]);
  pair = { alice, bob };
});
afterAll(async () => {
  await sandbox.close();
  await bobs.stop();
});

/** Every address that ever said a word there. */
const visitors = ({ record }: Broker): string[] => [...new Set(record.map(({ client }) => client))];

const questionOf = async (person: Person, about: Broker) => {
  const window = await person.callWindow();
  await window.getByText(`127.0.0.1:${about.port} will see your network address`).waitFor();
  return window;
};

const accept = async (person: Person, from: string): Promise<void> => {
  const ring = await person.bus.waitFor(({ title }) => title === `${from} is calling`);
  person.bus.press(ring, 'Accept');
};

/** How good it looks is judged where two people use one broker; here it has to flow. */
const expectMedia = async ({ alice, bob }: Pair): Promise<void> => {
  const flows = async (window: Page): Promise<void> => {
    const changes = async () => (await seeVideo(window, 'Remote video')).changes;
    await expect.poll(changes, { timeout: 15_000 }).toBeGreaterThan(1);
    expect(await hearRemote(window)).toBeGreaterThan(AUDIBLE);
  };
  await Promise.all((await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')])).map(flows));
};

/** Where the devices that she has cards of are. */
const brokersKnownTo = async (person: Person): Promise<(string | undefined)[]> =>
  (await person.worker()).evaluate(
    () =>
      new Promise<(string | undefined)[]>((resolve, reject) => {
        const request = indexedDB.open('ahoy');
        request.addEventListener('error', () => reject(new Error('The database does not open')));
        request.addEventListener('success', () => {
          const pins = request.result.transaction('pins').objectStore('pins').getAll();
          pins.addEventListener('success', () => {
            request.result.close();
            resolve(pins.result.map(({ card }) => card.broker));
          });
        });
      }),
  );

describe('two people at different brokers', () => {
  it('nobody goes to the broker of the other before they agree', async () => {
    const { alice, bob } = pair;
    await alice.callButton('Video', 'bob').click();
    await waitForInviteText(alice);
    await alice.sendDraft();
    const invite = await bob.bus.waitFor(({ title }) => title.includes('invites you to call'));
    bob.bus.press(invite, 'Call Alice Archer');

    const window = await questionOf(bob, alices);
    await window.getByRole('button', { name: 'Cancel' }).click();
    await bob.waitForPhase('ended');
    await window.close();
    expect(visitors(alices)).toHaveLength(1);
  });

  it('the invite is answered, rung and joined once the caller agrees', async () => {
    const { alice, bob } = pair;
    await bob.callButton('Video', 'alice').click();
    const window = await questionOf(bob, alices);
    expect(visitors(alices)).toHaveLength(1);
    await window.getByRole('button', { name: 'Connect' }).click();

    await expectMedia(pair);
    await endCall(bob, alice);
    expect(visitors(bobs)).toHaveLength(1);
  });

  it('the other one is asked at their own first call, and the call goes both ways', async () => {
    const { alice, bob } = pair;
    await alice.callButton('Video', 'bob').click();
    const window = await questionOf(alice, bobs);
    expect(visitors(bobs)).toHaveLength(1);
    await window.getByRole('button', { name: 'Connect' }).click();
    await accept(bob, 'Alice Archer');

    await expectMedia(pair);
    await endCall(alice, bob);
  });

  it('nobody is asked again, and every call comes from an address of its own', async () => {
    const { alice, bob } = pair;
    await bob.callButton('Video', 'alice').click();
    await accept(alice, 'Bob Baker');

    await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    await endCall(bob, alice);
    expect(visitors(alices)).toHaveLength(3);
    expect(alices.connected()).toHaveLength(2);
  });

  it('who moves to another broker tells it, and is called there', async () => {
    const { alice, bob } = pair;
    const before = visitors(bobs);
    const options = await bob.openOptions();
    await options.getByRole('textbox', { name: 'Signaling server' }).fill(alices.url);
    await options.getByRole('button', { name: 'Save' }).first().click();
    await expect.poll(() => brokersKnownTo(alice)).toEqual([alices.url.replace(/\/$/u, '')]);
    await alice.callButton('Video', 'bob').click();
    await accept(bob, 'Alice Archer');

    await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    await endCall(alice, bob);
    expect(visitors(bobs)).toEqual(before);
  });
});
