/** What a broker may do that is made to do harm. What it reads is in tests/e2e/broker-sees.test.ts. */
import { expect } from 'vitest';
import type { BrokerRecord } from '../../sandbox/broker-wire.ts';
import { newCall } from '../attacker.ts';
import { forgeLetter, type Forgery } from '../attacker-letters.ts';
import { createLetter } from '../letters.ts';
import { FORWARDED, PAYLOADS, RAW, TYPES } from './messages.ts';
import { ringsOnce, untilItSays, type Row, type World } from './row.ts';

const ALICE_RINGS = 'Alice Archer is calling';
const MIB = 2 ** 20;

/** Everything at once, as if from Alice and as if from Bob himself. */
const sendEverything = ({ sandbox, victim, alice }: World): number => {
  const { address } = victim.card;
  const messages = TYPES.flatMap((type) =>
    PAYLOADS.flatMap((payload) =>
      [alice.card.address, address].map((src) => JSON.stringify({ type, src, dst: address, payload })),
    ),
  );
  sandbox.broker.pour(address, [...messages, ...RAW]);
  return messages.length + RAW.length;
};

/** The letters that Bob got so far, as they crossed. */
const heardByBob = ({ sandbox, victim }: World): readonly BrokerRecord[] =>
  sandbox.broker.record.filter(
    ({ direction, type, client }) =>
      direction === 'out' && type === 'OFFER' && client === victim.card.address,
  );

const letterMessage = ({ victim }: World, src: string, letter: string): string =>
  JSON.stringify({
    type: 'OFFER',
    src,
    dst: victim.card.address,
    payload: { type: 'ahoy-letter', letter },
  });

/** Keeps what Alice writes, for the broker to deliver as it likes. */
const intercept = async (
  { sandbox, alice, victim }: World,
  write: () => Promise<unknown>,
): Promise<readonly string[]> => {
  const kept: string[] = [];
  const pass = sandbox.broker.drop((message) => {
    const isHers =
      message.direction === 'out' &&
      message.type === 'OFFER' &&
      message.src === alice.card.address &&
      message.dst === victim.card.address;
    if (isHers) kept.push(message.raw);
    return isHers;
  });
  await write();
  // The last of them may be under way to the broker still.
  await expect.poll(() => kept.length, { interval: 10 }).toBeGreaterThan(1);
  pass();
  return kept;
};

const ringsAndStops = async ({ alice, victim }: World): Promise<void> => {
  const { call } = await alice.ring(victim.card);
  await alice.say(victim.card, 'cancel', {}, { call });
};

export const BROKER_ROWS: readonly Row[] = [
  {
    who: 'broker',
    does: 'sends every type of message at every time: at rest, while it rings, while a call connects',
    mayShow: [[ALICE_RINGS, 1]],
    // To Alice, who really rings: that it rings, and the accept and what the window adds to it.
    mayAnswer: 20,
    async attack(world) {
      const { victim, alice, stranger } = world;
      const { bob, card } = victim;
      let sent = 0;
      for (const payload of PAYLOADS)
        for (const type of FORWARDED) {
          stranger.send({ type, dst: card.address, payload });
          sent += 1;
        }
      sent += sendEverything(world);
      const { call } = await alice.ring(card);
      const ring = await bob.bus.waitFor(({ title }) => title === ALICE_RINGS);
      sent += sendEverything(world);
      await victim.passed(alice);
      expect(ring.open).toBe(true);
      bob.bus.press(ring, 'Accept');
      await alice.waitFor('accept', call);
      sent += sendEverything(world);
      await victim.passed(alice);
      expect(await bob.phase()).toBe('connecting');
      await alice.say(card, 'hangup', {}, { call });
      await (await bob.waitForPhase('ended')).close();
      return sent;
    },
  },
  {
    who: 'broker',
    does: 'ends the socket by ERROR, by ID-TAKEN, by a cut',
    async attack({ sandbox, victim, popup }) {
      const { address } = victim.card;
      const opens = (): number =>
        sandbox.broker.record.filter(({ type, client }) => type === 'OPEN' && client === address).length;
      const attacks = [
        () => sandbox.broker.forge(address, { type: 'ID-TAKEN', payload: { msg: 'ID is taken' } }),
        () => sandbox.broker.forge(address, { type: 'ERROR', payload: { msg: 'No such thing' } }),
        () => sandbox.broker.cut(address),
      ];
      for (const attack of attacks) {
        const before = opens();
        attack();
        await expect.poll(opens, { timeout: 15_000 }).toBe(before + 1);
        // Nobody but Bob holds the address, so nobody says that there is a copy of him.
        expect(await popup.getByRole('status').first().innerText()).not.toContain('copy');
      }
      await untilItSays(popup, /^Reachable as/u);
      return attacks.length;
    },
  },
  {
    who: 'broker',
    does: 'says again and again that the socket is open, and that everybody is away',
    async attack({ sandbox, victim, alice }) {
      const { address } = victim.card;
      const away = { type: 'EXPIRE', src: alice.card.address, dst: address };
      const messages = Array.from({ length: 5_000 }, (_, i) =>
        JSON.stringify(i % 100 === 0 ? { type: 'OPEN' } : away),
      );
      sandbox.broker.pour(address, messages);
      return messages.length;
    },
  },
  {
    who: 'broker',
    does: 'forges letters and passes them off as anybody’s',
    async attack(world) {
      const { sandbox, victim, alice, zoe, stranger } = world;
      const { card } = victim;
      const forgeries: readonly Partial<Forgery>[] = [
        {},
        { as: alice.card, from: alice.card.signingKey },
        { as: zoe.card, from: alice.card.signingKey },
        { as: card, from: card.signingKey },
        { as: { ...stranger.card, userId: alice.card.userId } },
        { boundTo: alice.card },
        { body: (body) => ({ ...body, from: alice.card.signingKey }) },
        { plaintext: (bytes) => bytes.fill(0, 0, 64) },
      ];
      const sources = [alice, zoe, stranger].map((one) => one.card.address);
      let sent = 0;
      for (const forgery of forgeries) {
        const letter = createLetter(
          'ring',
          { kind: 'video', duration: 45_000 },
          { call: newCall(), time: Date.now() },
        );
        const text = await forgeLetter({ signer: stranger.device, to: card, letter, ...forgery });
        for (const src of [...sources, card.address, 'nobody'.padEnd(26, 'a')]) {
          sandbox.broker.pour(card.address, [letterMessage(world, src, text)]);
          sent += 1;
        }
      }
      return sent;
    },
  },
  {
    who: 'broker',
    does: 'replays every letter ten times, under every sender',
    async attack(world) {
      const { sandbox, victim, alice, zoe, stranger } = world;
      const messages = heardByBob(world).flatMap(({ payload }) =>
        [alice, zoe, stranger].map(({ card: { address: src } }) =>
          JSON.stringify({ type: 'OFFER', src, dst: victim.card.address, payload }),
        ),
      );
      for (let copy = 0; copy < 10; copy += 1) sandbox.broker.pour(victim.card.address, messages);
      return messages.length * 10;
    },
  },
  {
    who: 'broker',
    does: 'reorders: the cancel before the ring',
    async attack(world) {
      const { sandbox, victim } = world;
      const letters = await intercept(world, () => ringsAndStops(world));
      sandbox.broker.pour(victim.card.address, letters.toReversed());
      return letters.length;
    },
    // As to every ring that is sound: the caller has given up already.
    mayAnswer: 1,
    mayShow: [
      [ALICE_RINGS, 1],
      ['Missed call from Alice Archer', 1],
    ],
  },
  {
    who: 'broker',
    does: 'duplicates every letter eight times',
    mayShow: [[ALICE_RINGS, 1]],
    mayAnswer: 2,
    async attack(world) {
      const { sandbox, victim } = world;
      const { address } = victim.card;
      const before = heardByBob(world).length;
      const isToBob = ({ direction, type, dst }: BrokerRecord): boolean =>
        direction === 'out' && type === 'OFFER' && dst === address;
      const single = [1, 2, 3].map(() => sandbox.broker.duplicate(isToBob));
      await ringsOnce(world).finally(() => single.forEach((undo) => undo()));
      return heardByBob(world).length - before;
    },
  },
  {
    who: 'broker',
    does: 'delays a ring for two seconds, and others until they are old',
    mayShow: [[ALICE_RINGS, 1]],
    // Two about the ring, and one question about each that is old, at most three an hour.
    mayAnswer: 5,
    async attack(world) {
      const { sandbox, victim, alice } = world;
      const { bob, card } = victim;
      const soon = sandbox.broker.delay(({ dst, type }) => type === 'OFFER' && dst === card.address, 2_000);
      await ringsOnce(world).finally(soon);
      for (const age of [61_000, 600_000, 86_400_000, 604_800_000])
        await alice.ring(card, { time: Date.now() - age });
      await victim.passed(alice);
      expect(bob.bus.open().filter(({ title }) => title === ALICE_RINGS)).toEqual([]);
      return 6;
    },
  },
  {
    who: 'broker',
    does: 'truncates letters and messages at every place',
    async attack(world) {
      const { sandbox, victim, alice } = world;
      const { address } = victim.card;
      const letter = createLetter(
        'ring',
        { kind: 'video', duration: 45_000 },
        { call: newCall(), time: Date.now() },
      );
      const text = await forgeLetter({ signer: alice.device, to: victim.card, letter });
      const whole = letterMessage(world, alice.card.address, text);
      const places = Array.from({ length: 200 }, (_, i) => i / 200);
      sandbox.broker.pour(
        address,
        places.map((place) => whole.slice(0, Math.floor(place * whole.length))),
      );
      // Few enough for the bucket of a friend, so that each is really opened.
      const cut = places.filter((_, i) => i % 8 === 0).map((place) => text.slice(0, place * text.length));
      sandbox.broker.pour(
        address,
        cut.map((part) => letterMessage(world, alice.card.address, part)),
      );
      return places.length + cut.length;
    },
  },
  {
    who: 'broker',
    does: 'floods with 20,000 messages a second for three seconds',
    async attack(world) {
      const { sandbox, victim, alice, stranger } = world;
      const { address } = victim.card;
      const junk = 'A'.repeat(1_500);
      const kinds = [
        letterMessage(world, alice.card.address, junk),
        letterMessage(world, stranger.card.address, junk),
        JSON.stringify({ type: 'EXPIRE', src: alice.card.address, dst: address }),
        JSON.stringify({ type: 'OFFER', src: address, dst: address, payload: PAYLOADS[0] }),
        '{',
      ];
      const perTick = Array.from({ length: 1_000 }, (_, i) => kinds[i % kinds.length] ?? '');
      const start = Date.now();
      for (let tick = 0; tick < 60; tick += 1) {
        sandbox.broker.pour(address, perTick);
        const ahead = start + (tick + 1) * 50 - Date.now();
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, ahead)));
      }
      return 60 * perTick.length;
    },
  },
  {
    who: 'broker',
    does: 'sends messages of 100 MiB: one letter, and structures that are gigabytes once parsed',
    async attack(world) {
      const { sandbox, victim, alice } = world;
      const { address } = victim.card;
      const messages = [
        () => letterMessage(world, alice.card.address, 'A'.repeat(100 * MIB)),
        () => `{"type":"OFFER","payload":[${'{"a":0},'.repeat((100 * MIB) / 8)}0]}`,
        () => Buffer.alloc(100 * MIB),
      ];
      for (const message of messages) {
        sandbox.broker.pour(address, [message()]);
        await victim.passed(alice);
      }
      return messages.length;
    },
  },
  {
    who: 'broker',
    does: 'keeps the socket open and is silent, and takes in nobody who comes again',
    async attack({ sandbox, victim, popup }) {
      const { address } = victim.card;
      const speak = sandbox.broker.halfOpen(address);
      // As a change of network does; what happens without one takes up to 25 s, see broker.test.ts.
      await victim.bob.evalOffscreen(`void dispatchEvent(new Event('online'))`);
      await untilItSays(popup, /^Reconnecting[^]*does not answer/u);
      speak();
      return 1;
    },
  },
];
