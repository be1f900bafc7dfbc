import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { launchVictim, type Victim } from '../support/attacked.ts';
import type { Attacker } from '../support/attacker.ts';

/** A broker that sends whatever it likes, and a client of it that writes to everybody. */
let sandbox: Sandbox;
let victim: Victim;
let alice: Attacker;
let stranger: Attacker;

const SDP = {
  type: 'offer',
  sdp: 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\na=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\na=fingerprint:sha-256 00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00\r\na=setup:actpass\r\na=sctp-port:5000\r\n',
} as const;

/** What makes PeerJS answer, throw or hoard, as payloads of OFFER, ANSWER and CANDIDATE. */
const PAYLOADS: readonly unknown[] = [
  ...['binary', 'binary-utf8', 'json', 'none', 'raw', 'unknown', '__proto__', 'constructor', null].map(
    (serialization) => ({
      type: 'data',
      sdp: SDP,
      connectionId: 'dc_1',
      label: 'x',
      serialization,
      reliable: true,
    }),
  ),
  { type: 'media', sdp: SDP, connectionId: 'mc_1', metadata: {} },
  { type: 'media' },
  { type: 'data' },
  { type: 'ahoy-letter' },
  { type: 'ahoy-letter', letter: 7 },
  { type: 'ahoy-letter', letter: { length: 3 } },
  { type: 'ahoy-probe', nonce: 'x' },
  {
    candidate: { candidate: 'candidate:1 1 udp 1 127.0.0.1 9 typ host' },
    type: 'data',
    connectionId: 'dc_9',
  },
  null,
  undefined,
  0,
  'text',
  [],
  {},
];
const NAMES = ['OFFER', 'ANSWER', 'CANDIDATE', 'LEAVE', 'EXPIRE', 'OPEN', 'HEARTBEAT', 'ahoy', ''];
const TYPES: readonly unknown[] = [...NAMES, '__proto__', 'toString', null, 1, {}];

const openedConnections = (): Promise<unknown> => victim.bob.evalOffscreen('globalThis.opened');
const watchConnections = (): Promise<unknown> =>
  victim.bob.evalOffscreen(`globalThis.opened = 0;
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(...args) { super(...args); globalThis.opened += 1; }
    };
    globalThis.failed = [];
    addEventListener('error', ({ message }) => globalThis.failed.push(message));
    addEventListener('unhandledrejection', ({ reason }) => globalThis.failed.push(String(reason)));
    1`);

const ringsStill = async (): Promise<void> => {
  const { bob, card } = victim;
  const { call } = await alice.ring(card);
  const ring = await bob.bus.waitFor(({ title }) => title === 'Alice Archer is calling');
  await alice.say(card, 'cancel', {}, { call });
  await bob.bus.waitForClosed(ring);
  await expect.poll(() => victim.seen().filter((one) => one.startsWith('/'))).toEqual([]);
};

beforeAll(async () => {
  sandbox = await startSandbox();
  victim = await launchVictim(sandbox);
  alice = await victim.play('alice', 11);
  stranger = await victim.play('dave', 14);
  await victim.befriend('alice', alice);
});
afterAll(async () => {
  alice.close();
  stranger.close();
  await sandbox.close();
});

describe('messages that are no letters', () => {
  it('open no connection, break nothing and show nothing, whoever sends them', async () => {
    await watchConnections();
    const before = victim.seen();
    const { address } = victim.card;
    for (const payload of PAYLOADS)
      for (const type of ['OFFER', 'ANSWER', 'CANDIDATE', 'LEAVE', 'EXPIRE'])
        stranger.send({ type, dst: address, payload });
    for (const type of TYPES)
      for (const payload of PAYLOADS)
        for (const src of [alice.card.address, address]) {
          sandbox.broker.forge(address, { type, src, dst: address, payload });
        }
    for (const raw of [
      '',
      '{',
      'null',
      '[]',
      '1',
      '"OFFER"',
      '{"type":{}}',
      `{"type":"${'A'.repeat(50_000)}"}`,
    ])
      sandbox.broker.forge(address, raw);
    await ringsStill();
    expect(await openedConnections()).toBe(0);
    expect(victim.seen().filter((one) => !/Alice Archer/u.test(one))).toEqual(
      before.filter((one) => !/Alice Archer/u.test(one)),
    );
  });

  it('leave the document as it was: nothing threw', async () => {
    expect(await victim.bob.evalOffscreen('globalThis.failed')).toEqual([]);
    expect(await victim.bob.evalOffscreen('globalThis.opened')).toBe(0);
  });
});

describe('a broker that lies about the connection', () => {
  it('loses a client for a moment: ERROR, ID-TAKEN and a cut end in a new socket', async () => {
    const { address } = victim.card;
    const opens = (): number =>
      sandbox.broker.record.filter(({ type, client }) => type === 'OPEN' && client === address).length;
    for (const attack of [
      () => sandbox.broker.forge(address, { type: 'ID-TAKEN', payload: { msg: 'ID is taken' } }),
      () => sandbox.broker.forge(address, { type: 'ERROR', payload: { msg: 'No such thing' } }),
      () => sandbox.broker.cut(address),
    ]) {
      const before = opens();
      attack();
      await expect.poll(opens, { timeout: 15_000 }).toBe(before + 1);
    }
    await ringsStill();
  });

  it('gains nothing by saying again that it is open', async () => {
    for (let i = 0; i < 50; i += 1) sandbox.broker.forge(victim.card.address, { type: 'OPEN' });
    await ringsStill();
  });
});

describe('floods', () => {
  it('of 20,000 messages of a stranger leave the way for a friend’s call open', async () => {
    const junk = { type: 'ahoy-letter', letter: 'A'.repeat(1_400) };
    for (let i = 0; i < 20_000; i += 1)
      stranger.send({ type: 'OFFER', dst: victim.card.address, payload: i % 2 === 0 ? junk : null });
    await ringsStill();
  });

  it('of notices that somebody is away do not end a call or hide one', async () => {
    const { address } = victim.card;
    for (let i = 0; i < 5_000; i += 1)
      sandbox.broker.forge(address, { type: 'EXPIRE', src: alice.card.address, dst: address });
    await ringsStill();
    expect(await openedConnections()).toBe(0);
  });
});
