import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Card } from '../../../../utils/core/people/card.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { CallId, Letter } from '../../../../utils/core/protocol/letter.ts';
import { encodeAddress } from '../../../../utils/core/protocol/address.ts';
import { createLetter } from '../../../support/letters.ts';
import { ALICE, BOB, CAROL, freshDisk } from '../../adapters/storage/given.ts';
import { BROKER_URL, createDevice, createFakeBroker, START, type Device } from './given.ts';

const MINUTE = 60_000;
const OWN = '0.peerjs.com';
const AGAIN = 'BBBBBBBBBBBBBBBBBBBBBA' as CallId;
const REFUSED = { ok: false, error: 'not-connected' };
const ring = createLetter('ring', { kind: 'audio', duration: 45_000 }, { time: START });

let now = START;
const clock = { now: () => now };
let wire: ReturnType<typeof createFakeBroker>;
let alice: Device;
let aliceCard: Card;
/** His broker is another one. */
let bobCard: Card;

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout'] });
  freshDisk();
  now = START;
  wire = createFakeBroker();
  alice = createDevice(wire, clock, 'alice');
  aliceCard = await alice.login(ALICE);
  const bob = createDevice(wire, clock, 'bob');
  bobCard = { ...(await bob.accounts.ensure(BOB, undefined, START)).card, broker: 'https://bobs.example' };
});
afterEach(() => vi.useRealTimers());

const advance = (ms: number): void => {
  now += ms;
  vi.advanceTimersByTime(ms);
};
const visit = (host = 'bobs.example', trip = 'call', isErrand = false): Promise<boolean> =>
  alice.host.visit({ account: ALICE, brokerUrl: `https://${host}`, trip, isErrand });
const letIn = (host: string): void => {
  for (const { events } of wire.at(host)) events.presence({ state: 'open', since: now });
};
/** Goes there and is let in. */
const arrive = async (host = 'bobs.example', trip = 'call', isErrand = false): Promise<void> => {
  const arrived = visit(host, trip, isErrand);
  letIn(host);
  expect(await arrived).toBe(true);
};
const send = (letter: Letter = ring, to = bobCard) => alice.host.send({ account: ALICE, to, letter });
const routes = () => wire.sent.map(({ host, from, to }) => [host, from, to]);

describe('a broker of somebody else', () => {
  test('is not gone to for a letter, only for a visit', async () => {
    expect(await send()).toEqual(REFUSED);
    expect(wire.at('bobs.example')).toEqual([]);
    await arrive();

    expect(await send()).toMatchObject({ ok: true });
    const [guest] = wire.at('bobs.example');
    expect(routes()).toEqual([['bobs.example', guest?.own, bobCard.address]]);
  });

  test('sees another address at each trip, which says nothing about the account', async () => {
    await arrive();
    const [first] = wire.at('bobs.example');
    await arrive('bobs.example', 'next call');

    const [second, ...others] = wire.at('bobs.example');
    expect(new Set([aliceCard.address, first?.own, second?.own]).size).toBe(3);
    expect(others).toEqual([]);
    await send();
    expect(routes()).toEqual([['bobs.example', second?.own, bobCard.address]]);
  });

  test('keeps the guest of a talk when there is another errand, and for as long as the talk wants it', async () => {
    await arrive();
    const [talk] = wire.at('bobs.example');
    for (const errand of ['a', 'b', 'c']) {
      await arrive('bobs.example', errand, true);
      await arrive();
      expect(wire.at('bobs.example')).toContain(talk);
    }
    expect(wire.at('bobs.example')).toHaveLength(3);
  });

  test('is left ten minutes after the last visit of a trip', async () => {
    await arrive();
    const guest = wire.at('bobs.example');
    advance(9 * MINUTE);
    await arrive();
    expect(wire.at('bobs.example')).toEqual(guest);
    advance(10 * MINUTE - 1);
    expect(wire.at('bobs.example')).toEqual(guest);
    advance(1);

    expect(wire.at('bobs.example')).toEqual([]);
    expect(await send()).toEqual(REFUSED);
  });

  test('is left for good when it does not let us in within five seconds', async () => {
    const arrived = visit();
    advance(5000);

    expect(await arrived).toBe(false);
    expect(wire.at('bobs.example')).toEqual([]);
  });

  test('is one of three at most: the first makes room', async () => {
    for (const host of ['bobs.example', 'b.example', 'c.example', 'd.example']) await arrive(host);

    const held = ['bobs.example', 'b.example', 'c.example', 'd.example'].map((host) => wire.at(host).length);
    expect(held).toEqual([0, 1, 1, 1]);
    expect(wire.at(OWN)).toHaveLength(1);
  });

  test('is left with the account, and not visited without one', async () => {
    await arrive();
    await alice.host.configure({ accounts: [], brokerUrl: BROKER_URL });

    expect(wire.at('bobs.example')).toEqual([]);
    expect(await visit()).toBe(false);
    expect(wire.at('bobs.example')).toEqual([]);
  });

  test('says nothing about whether the account can be reached', async () => {
    const before = alice.heard.presence?.length;
    await arrive();

    expect(alice.heard.presence).toHaveLength(before ?? 0);
  });
});

describe('a reply', () => {
  const bobs = () => createDevice(wire, clock, 'bob');
  const ringing = createLetter('ringing', {}, { sequence: 2 });

  beforeEach(() => alice.pin(ALICE, bobCard));

  test('goes out where the letter came in, although the card names another broker', async () => {
    const text = await bobs().seal(BOB, aliceCard, ring);
    wire.deliver(aliceCard.address, text, bobCard.address);
    vi.useRealTimers();
    await vi.waitUntil(() => alice.heard.letter !== undefined, { interval: 1 });

    expect(await send(ringing)).toMatchObject({ ok: true });
    expect(await send({ ...ringing, call: AGAIN })).toEqual(REFUSED);
    expect(routes()).toEqual([[OWN, aliceCard.address, bobCard.address]]);
  });

  test('to what a guest heard goes out as the guest', async () => {
    await arrive();
    const [guest] = wire.at('bobs.example');
    if (guest === undefined) throw new Error('no guest');
    const { broker: _moved, ...atHome } = bobCard;
    await alice.pin(ALICE, atHome);
    guest.events.letter(bobCard.address, await bobs().seal(BOB, aliceCard, ring));
    vi.useRealTimers();
    await vi.waitUntil(() => alice.heard.letter !== undefined, { interval: 1 });
    await send(ringing, atHome);

    expect(routes()).toEqual([['bobs.example', guest.own, bobCard.address]]);
  });

  test('that asks whether a ring is fresh goes to the pinned card, or nowhere', async () => {
    wire.deliver(aliceCard.address, await bobs().seal(BOB, aliceCard, ring), bobCard.address);
    vi.useRealTimers();
    await vi.waitUntil(() => alice.heard.letter !== undefined, { interval: 1 });

    const doubt = createLetter('fresh?', { nonce: 'nonce', ring: 'digest' }, { sequence: 2 });
    expect(await send(doubt)).toEqual(REFUSED);
  });
});

describe('a ring that goes on with a talk, after a window was loaded anew', () => {
  const again = createLetter('ring', { kind: 'audio', duration: 45_000 }, { call: AGAIN });
  /** She is a guest at his broker, under an address of that call alone. */
  const guest = encodeAddress(new Uint8Array(16).fill(9));
  let bob: Device;

  const talked = async (): Promise<void> => {
    bob = createDevice(wire, clock, 'bob');
    const { address } = await bob.login(BOB);
    await bob.pin(BOB, { ...aliceCard, broker: 'https://alices.example' });
    wire.deliver(address, await alice.seal(ALICE, bobCard, ring), guest);
    vi.useRealTimers();
    await vi.waitUntil(() => bob.heard.letter !== undefined, { interval: 1 });
  };
  const sendOfBob = (letter: Letter) =>
    bob.host.send({ account: BOB, to: { ...aliceCard, broker: 'https://alices.example' }, letter });

  test('goes to the guest whom we talked to, and what else is said in its call goes there, too', async () => {
    await talked();
    expect(await sendOfBob(again)).toMatchObject({ ok: true });
    expect(await sendOfBob(createLetter('cancel', {}, { call: AGAIN, sequence: 2 }))).toMatchObject({
      ok: true,
    });
    expect(routes()).toEqual([
      [OWN, bobCard.address, guest],
      [OWN, bobCard.address, guest],
    ]);
  });

  test('goes to their own broker where we are there, whoever was a guest here', async () => {
    await talked();
    const arrived = bob.host.visit({
      account: BOB,
      brokerUrl: 'https://alices.example',
      trip: 'call',
      isErrand: false,
    });
    letIn('alices.example');
    await arrived;
    await sendOfBob(again);
    expect(routes()).toEqual([['alices.example', wire.at('alices.example')[0]?.own, aliceCard.address]]);
  });

  test('is nothing that any other letter may begin', async () => {
    await talked();
    const told = createLetter('card', { card: bobCard, serial: 2 }, { call: AGAIN });
    expect(await sendOfBob(told)).toEqual(REFUSED);
  });
});

describe('the broker that was our own', () => {
  const move = (brokerUrl: string) => alice.host.configure({ accounts: [ALICE], brokerUrl });

  test('stays for ten minutes, so that those who are there can be told, and says no more', async () => {
    await move('https://new.example');
    const heard = alice.heard.presence?.length;
    letIn(OWN);
    expect(alice.heard.presence).toHaveLength(heard ?? 0);
    letIn('new.example');
    const { broker: _elsewhere, ...carol } = bobCard;
    await send(ring, carol);
    expect(routes()).toEqual([[OWN, aliceCard.address, carol.address]]);
    advance(10 * MINUTE);

    expect(wire.at(OWN)).toEqual([]);
    expect(wire.at('new.example')).toHaveLength(1);
  });

  test('stays for each account, however many there are', async () => {
    const accounts = [ALICE, BOB, CAROL, '4004' as UserId];
    for (const account of accounts) await alice.login(account);
    await alice.host.configure({ accounts, brokerUrl: 'https://new.example' });

    expect(wire.at(OWN)).toHaveLength(accounts.length);
  });

  test('has one socket when we come back', async () => {
    await move('https://new.example');
    await move(BROKER_URL);

    expect(wire.at(OWN)).toHaveLength(1);
    expect(wire.at('new.example')).toHaveLength(1);
  });

  test('is left at once with an address that was given up', async () => {
    await alice.accounts.changeAddress(ALICE);
    await move('https://new.example');

    expect(wire.at(OWN)).toEqual([]);
  });
});

describe('a broker that no card can name', () => {
  test('is where those without one in their card are reached', async () => {
    await alice.host.configure({ accounts: [ALICE], brokerUrl: 'https://10.0.0.1' });
    letIn('10.0.0.1');
    const { broker: _none, ...colleague } = bobCard;
    await send(ring, colleague);

    expect(routes()).toEqual([['10.0.0.1', aliceCard.address, colleague.address]]);
  });
});
