import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeDelays } from '../../../support/fakes/media.ts';
import { createLetter } from '../../../support/letters.ts';
import { ALICE, BOB, freshDisk, keyNamed } from '../../adapters/storage/given.ts';
import { BROKER_URL, createDevice, createFakeBroker, START, type Device } from './given.ts';

const ring = createLetter('ring', { kind: 'audio', duration: 45_000 }, { time: START });

let now = START;
const clock = { now: () => now };
let wire: ReturnType<typeof createFakeBroker>;
let device: Device;

beforeEach(() => {
  freshDisk();
  now = START;
  wire = createFakeBroker();
  device = createDevice(wire, clock, 'device');
});

describe('presence', () => {
  test('every account has a socket of its own at the configured broker', async () => {
    const alice = await device.login(ALICE);
    const bob = await device.login(BOB);

    expect([...wire.open.keys()].sort()).toEqual([alice.address, bob.address].sort());
    expect(wire.open.get(alice.address)?.at).toMatchObject({
      host: '0.peerjs.com',
      port: 443,
      secure: true,
    });
  });

  test('a second configuration keeps the sockets that are right, and says how they stand', async () => {
    const { address } = await device.login(ALICE);
    const before = wire.open.get(address);
    await device.host.configure({ accounts: [ALICE], brokerUrl: BROKER_URL });

    expect(wire.open.get(address)).toBe(before);
    expect(device.heard.presence).toEqual([
      { account: ALICE, presence: { state: 'open', since: START } },
      { account: ALICE, presence: { state: 'open', since: START } },
    ]);
  });

  test('a new address and a removed account each end the old socket', async () => {
    const { address } = await device.login(ALICE);
    const { card } = await device.accounts.changeAddress(ALICE);
    await device.host.configure({ accounts: [ALICE], brokerUrl: BROKER_URL });
    expect([...wire.open.keys()]).toEqual([card.address]);
    expect(card.address).not.toBe(address);

    await device.host.configure({ accounts: [], brokerUrl: BROKER_URL });
    expect(wire.open.size).toBe(0);
  });

  test('an account that was erased and comes back opens letters with its new keys', async () => {
    const before = await device.login(ALICE);
    const bob = await device.login(BOB);
    await device.pin(ALICE, bob);
    wire.deliver(before.address, await device.seal(BOB, before, ring), bob.address);
    await vi.waitFor(() => expect(device.heard.letter).toHaveLength(1));

    await (await device.database()).delete('accounts', ALICE);
    await device.host.configure({ accounts: [BOB], brokerUrl: BROKER_URL });
    const card = await device.login(ALICE);
    const again = { ...ring, sequence: 2 };
    wire.deliver(card.address, await device.seal(BOB, card, again), bob.address);

    await vi.waitFor(() => expect(device.heard.letter).toHaveLength(2));
  });

  test('configurations that overlap end in the last one', async () => {
    const { card } = await device.accounts.ensure(ALICE, undefined, now);
    await Promise.all([
      device.host.configure({ accounts: [ALICE], brokerUrl: BROKER_URL }),
      device.host.configure({ accounts: [], brokerUrl: BROKER_URL }),
      device.host.configure({ accounts: [ALICE], brokerUrl: 'https://other.example' }),
    ]);

    expect([...wire.open]).toMatchObject([[card.address, { at: { host: 'other.example' } }]]);
  });
});

describe('sending', () => {
  test('seals for the other device and sends from the address of that account', async () => {
    const alice = await device.login(ALICE);
    const other = createDevice(wire, clock, 'other');
    const bob = await other.login(BOB);
    await other.pin(BOB, alice);

    expect(await device.host.send({ account: ALICE, to: bob, letter: ring })).toEqual({ ok: true });
    expect(wire.sent).toMatchObject([{ from: alice.address, to: bob.address }]);
    wire.deliver(bob.address, wire.sent[0]?.text ?? '', alice.address);
    await vi.waitUntil(() => other.heard.letter !== undefined, { interval: 1 });
    expect(other.heard.letter?.[0]?.opened.letter).toEqual(ring);
  });

  test('says when there is no connection, no account, or the other one is elsewhere', async () => {
    const alice = await device.login(ALICE);
    const refused = { ok: false, error: 'not-connected' };
    expect(await device.host.send({ account: BOB, to: alice, letter: ring })).toEqual(refused);
    const elsewhere = { ...alice, broker: 'https://elsewhere.example' };
    expect(await device.host.send({ account: ALICE, to: elsewhere, letter: ring })).toEqual(refused);
    wire.presence(alice.address, { state: 'connecting', since: 0, why: 'offline' });
    expect(await device.host.send({ account: ALICE, to: alice, letter: ring })).toEqual(refused);

    expect(wire.sent).toEqual([]);
  });

  test('waits for the first connection of a host that was made for it', async () => {
    const { card } = await device.accounts.ensure(ALICE, undefined, now);
    const sent = device.host.send({ account: ALICE, to: card, letter: ring });
    await device.login(ALICE);
    expect(await sent).toEqual({ ok: true });
    expect(wire.sent).toHaveLength(1);
  });

  test.each([
    ['fails', { state: 'connecting', since: START, why: 'offline' }],
    ['takes too long', { state: 'connecting', since: START, why: 'starting' }],
  ] as const)('says that there is no connection when the first try %s', async (_, presence) => {
    const over: (() => void)[] = [];
    device = createDevice(wire, clock, 'device', { after: (_ms, then) => void over.push(then) });
    const { card } = await device.accounts.ensure(ALICE, undefined, now);
    await device.host.configure({ accounts: [ALICE], brokerUrl: BROKER_URL });
    const sent = device.host.send({ account: ALICE, to: card, letter: ring });
    wire.presence(card.address, presence);
    if (presence.why === 'starting') for (const then of over) then();
    expect(await sent).toEqual({ ok: false, error: 'not-connected' });
    expect(wire.sent).toEqual([]);
  });

  test('keeps the order of the calls and goes on after a bug', async () => {
    const alice = await device.login(ALICE);
    const letters = [1, 2, 3, 4].map((sequence) => createLetter('ringing', {}, { sequence }));
    const broken = { ...alice, sealingKey: keyNamed('no key') };
    const outcomes = await Promise.allSettled([
      device.host.send({ account: ALICE, to: broken, letter: createLetter('hello', { card: alice }) }),
      ...letters.map((letter) => device.host.send({ account: ALICE, to: alice, letter })),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', ...letters.map(() => 'fulfilled')]);

    await device.pin(ALICE, alice);
    for (const { text } of wire.sent) wire.deliver(alice.address, text, alice.address);
    await vi.waitUntil(() => device.heard.letter?.length === 4, { interval: 1 });
    expect(device.heard.letter?.map(({ opened }) => opened.letter.sequence)).toEqual([1, 2, 3, 4]);
  });
});

describe('timers', () => {
  beforeEach(() => vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
  afterEach(() => vi.useRealTimers());
  const advance = (ms: number): void => {
    now += ms;
    vi.advanceTimersByTime(ms);
  };
  const fired = () => (device.heard.timer ?? []).map(({ id }) => id);

  test('come back with their name, once, at their time', async () => {
    await device.host['set-timer']({ id: 'ring', at: START + 1000 });
    advance(999);
    expect(fired()).toEqual([]);
    advance(10_000);
    expect(fired()).toEqual(['ring']);
  });

  test('are replaced by their name, cleared by it, and due at once when their time is past', async () => {
    await device.host['set-timer']({ id: 'ring', at: START + 1000 });
    await device.host['set-timer']({ id: 'ring', at: START + 3000 });
    await device.host['set-timer']({ id: 'other', at: START + 1000 });
    await device.host['clear-timer']({ id: 'other' });
    await device.host['set-timer']({ id: 'late', at: START - 1 });
    advance(2000);
    expect(fired()).toEqual(['late']);
    advance(1000);
    expect(fired()).toEqual(['late', 'ring']);
  });

  test('set again for the same time run on, though the clock was set back', async () => {
    await device.host['set-timer']({ id: 'ring', at: START + 1000 });
    now -= 300_000;
    await device.host['set-timer']({ id: 'ring', at: START + 1000 });
    advance(1000);
    expect(fired()).toEqual(['ring']);
  });

  test('may be a month away', async () => {
    const month = 30 * 24 * 3_600_000;
    await device.host['set-timer']({ id: 'card', at: START + month });
    advance(2 ** 31 - 1);
    expect(fired()).toEqual([]);
    advance(month - (2 ** 31 - 1));
    expect(fired()).toEqual(['card']);
  });
});

describe('the rest', () => {
  test('rings and stops ringing', async () => {
    await device.host.ring({ sound: 'ring' });
    await device.host.ring({ sound: 'off' });

    expect(device.rings).toEqual(['ring', 'off']);
  });

  test('a server is tested only where the URL may lead', async () => {
    expect(await device.host['test-broker']({ url: 'https://broker.example/' })).toMatchObject({ ok: true });
    expect(await device.host['test-broker']({ url: 'broker' })).toEqual({ ok: false, error: 'not-a-url' });
    expect(await device.host['test-broker']({ url: 'http://broker.example' })).toEqual({
      ok: false,
      error: 'not-secure',
    });
  });
});

describe('what the disk never answers about', () => {
  const never = () => new Promise<never>(() => {});

  test('keeps no other letter from going out, and no other configuration from being done', async () => {
    const { delays, ring: wait } = createFakeDelays();
    const patient = createDevice(wire, clock, 'patient', delays);
    const alice = await patient.login(ALICE);
    const { seal } = patient.sealing;
    Object.assign(patient.sealing, { seal: never });
    void patient.host.send({ account: ALICE, to: alice, letter: ring });
    const second = patient.host.send({ account: ALICE, to: alice, letter: { ...ring, sequence: 2 } });
    await wait(0);
    Object.assign(patient.sealing, { seal });
    await wait(15_000);
    expect(await second).toMatchObject({ ok: true });

    const { get } = patient.accounts;
    Object.assign(patient.accounts, { get: never });
    void patient.host.configure({ accounts: [ALICE], brokerUrl: BROKER_URL });
    const configured = patient.host.configure({ accounts: [], brokerUrl: BROKER_URL });
    await wait(0);
    Object.assign(patient.accounts, { get });
    await wait(15_000);
    await configured;
    expect(wire.open.size).toBe(0);
  });
});
