/** What somebody may do whom Bob knows: Zoe has keys of her own, and Bob's card. */
import { expect } from 'vitest';
import { encodeBase64url } from '../../../utils/core/protocol/base64url.ts';
import type { Candidate, CallId, LetterType } from '../../../utils/core/protocol/letter.ts';
import { personOf } from '../../sandbox/x/cast.ts';
import { knownDevices } from '../attacked.ts';
import { newCall, type Attacker } from '../attacker.ts';
import type { Row, World } from './row.ts';

const ZOE_RINGS = `${personOf('zoe').name} is calling`;

const deflated = async (text: string): Promise<string> => {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return encodeBase64url(new Uint8Array(await new Response(stream).arrayBuffer()));
};

const candidatesOf = (n: number): readonly Candidate[] =>
  Array.from({ length: 24 }, (_, i) => ({
    mid: String(i % 3),
    line: `candidate:${n} 1 udp ${i + 1} 192.0.2.${i + 1} ${n + 1_024} typ host`,
  }));

/** Descriptions that no browser should choke on: no description, a bomb, a giant, one that is taken apart for its lines. */
const poisonedTexts = (): readonly string[] => [
  '',
  'v=0',
  '\u0000'.repeat(5 * 2 ** 20),
  `v=0\r\n${'m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n'.repeat(1_500)}`,
  `v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=fingerprint:sha-256 ${'00:'.repeat(31)}00\r\na=ahoy-round:1/1\r\n`,
  `v=0\r\na=fingerprint:sha-256 ${'AA:'.repeat(31)}AA\r\na=ahoy-round:${'9'.repeat(400)}\r\n`,
];

/** Zoe rings, Bob accepts, and `attack` is what she answers with; then she hangs up. */
const inCall = async ({ victim, zoe }: World, attack: (call: CallId) => Promise<number>): Promise<number> => {
  const { bob, card } = victim;
  const { call } = await zoe.ring(card);
  bob.bus.press(await bob.bus.waitFor(({ title }) => title === ZOE_RINGS), 'Accept');
  await zoe.waitFor('accept', call);
  const sent = await attack(call);
  // Its window may still be loading.
  await expect.poll(() => bob.phase()).toMatch(/^(?:connecting|ended)$/u);
  await zoe.say(card, 'hangup', {}, { call });
  await (await bob.waitForPhase('ended')).close();
  return sent;
};

/** Says everything that has no body of its own. */
const sayAll = async (one: Attacker, { victim }: World, call: CallId): Promise<number> => {
  const plain = ['ringing', 'ask-reason', 'busy', 'cancel', 'taken', 'hangup', 'hello-ok', 'used'] as const;
  for (const type of plain satisfies readonly LetterType[]) await one.say(victim.card, type, {}, { call });
  const description = { type: 'offer', sdp: 'AAAA' } as const;
  await one.say(victim.card, 'decline', { message: 'No' }, { call });
  await one.say(victim.card, 'accept', { kind: 'video', description, candidates: [] }, { call });
  await one.say(victim.card, 'description', { description, candidates: [] }, { call });
  return plain.length + 3;
};

export const FRIEND_ROWS: readonly Row[] = [
  {
    who: 'friend',
    does: 'sends rings of the past and of the future',
    // One question about each, at most three an hour.
    mayAnswer: 3,
    async attack({ victim, zoe }) {
      const offsets = [61_000, 3_600_000, 86_400_000, 31_536_000_000].flatMap((ms) => [-ms, ms]);
      for (const off of offsets) await zoe.ring(victim.card, { time: Date.now() + off });
      await zoe.ring(victim.card, { time: 0 });
      await zoe.ring(victim.card, { time: 8.64e15 });
      await victim.passed(zoe);
      return offsets.length + 2;
    },
  },
  {
    who: 'friend',
    does: 'claims with her own key to be somebody else',
    async attack({ victim, alice, zoe }) {
      const { bob, card } = victim;
      const before = await knownDevices(bob);
      await zoe.ring(card, {}, { as: alice.card, from: alice.card.signingKey });
      await zoe.ring(card, {}, { as: { ...zoe.card, userId: alice.card.userId } });
      await zoe.ring(card, {}, { as: card, from: card.signingKey });
      const hers = { ...zoe.card, userId: alice.card.userId };
      await zoe.say(card, 'card', { card: hers, serial: 90 });
      await zoe.say(card, 'card', { card: alice.card, serial: 91 });
      await zoe.say(card, 'hello', { card: hers });
      await zoe.say(card, 'twin', { answers: newCall() });
      await zoe.say(card, 'twin?', { nonce: newCall() });
      await victim.passed(zoe);
      expect(await knownDevices(bob)).toEqual(before);
      return 8;
    },
  },
  {
    who: 'friend',
    does: 'writes in the call of another, and answers for her, while Bob rings her',
    // The ring and its end, to Alice.
    mayAnswer: 4,
    async attack(world) {
      const { victim, alice, zoe } = world;
      const { bob, card } = victim;
      await bob.callButton('Audio', 'alice').click();
      const { letter } = await alice.waitFor('ring');
      const { call } = letter;
      await alice.say(card, 'ringing', {}, { call, sequence: 1 });
      const window = await bob.waitForPhase('ringing');
      const sent = await sayAll(zoe, world, call);
      await victim.passed(zoe);
      expect(await bob.phase()).toBe('ringing');
      await window.getByRole('button', { name: 'Hang up' }).click();
      await alice.waitFor('cancel', call);
      await bob.waitForPhase('ended');
      await window.close();
      return sent;
    },
  },
  {
    who: 'friend',
    does: 'sends candidates without end',
    mayShow: [[ZOE_RINGS, 1]],
    mayAnswer: 20,
    attack: (world) =>
      inCall(world, async (call) => {
        const letters = 200;
        for (let n = 0; n < letters; n += 1)
          await world.zoe.say(world.victim.card, 'candidates', { candidates: candidatesOf(n) }, { call });
        return letters;
      }),
  },
  {
    who: 'friend',
    does: 'answers with poisoned descriptions',
    mayShow: [[ZOE_RINGS, 1]],
    mayAnswer: 20,
    attack: (world) =>
      inCall(world, async (call) => {
        const texts = [...(await Promise.all(poisonedTexts().map(deflated))), 'AAAA', '____'];
        for (const type of ['answer', 'offer'] as const)
          for (const sdp of texts)
            await world.zoe.say(
              world.victim.card,
              'description',
              { description: { type, sdp }, candidates: candidatesOf(1).slice(0, 4) },
              { call },
            );
        return 2 * texts.length;
      }),
  },
  {
    who: 'friend',
    does: 'rings sixty times',
    // The person is told once of all those that were not heard.
    mayShow: [
      [ZOE_RINGS, 5],
      [`Missed call from ${personOf('zoe').name}`, 5],
      [/ stayed silent$/u, 1],
    ],
    // That it rings, to each of those that are heard at all.
    mayAnswer: 20,
    async attack({ victim, zoe }) {
      const { bob, card } = victim;
      for (let n = 0; n < 60; n += 1) {
        const { call } = await zoe.ring(card);
        await zoe.say(card, 'cancel', {}, { call });
        // As fast as letters of one person are taken at all: of what comes faster, a ring here and a cancel there is lost.
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const isDigest = ({ title }: { title: string }): boolean => title.endsWith('stayed silent');
      await bob.bus.waitFor(isDigest);
      await victim.passed(zoe);
      expect(bob.bus.open().filter(isDigest)).toHaveLength(1);
      return 120;
    },
  },
];
