import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Card } from '../../../../utils/core/people/card.ts';
import { encodeAddress } from '../../../../utils/core/protocol/address.ts';
import { encodeBase64url } from '../../../../utils/core/protocol/base64url.ts';
import { systemRandom } from '../../../../utils/adapters/browser/system.ts';
import { INVITE_LIFETIME, MAX_LETTER_CHARACTERS } from '../../../../utils/core/protocol/limits.ts';
import { createLetter } from '../../../support/letters.ts';
import { ALICE, BOB, CAROL, freshDisk } from '../../adapters/storage/given.ts';
import { createDevice, createFakeBroker, START, type Device } from './given.ts';

const ring = createLetter('ring', { kind: 'audio', duration: 45_000 }, { time: START });
const stranger = encodeAddress(systemRandom.bytes(16));

let now = START;
const clock = { now: () => now };
let wire: ReturnType<typeof createFakeBroker>;
let alice: Device;
let bob: Device;
let aliceCard: Card;
let bobCard: Card;

/** Alice and Bob, connected, who accepted each other. */
beforeEach(async () => {
  freshDisk();
  now = START;
  wire = createFakeBroker();
  alice = createDevice(wire, clock, 'alice');
  bob = createDevice(wire, clock, 'bob');
  ({ card: aliceCard } = await alice.accounts.ensure(ALICE, undefined, START));
  ({ card: bobCard } = await bob.accounts.ensure(BOB, undefined, START));
  await alice.pin(ALICE, bobCard);
  await bob.pin(BOB, aliceCard);
  await alice.login(ALICE);
  await bob.login(BOB);
});

const noted = (line: string) => vi.waitUntil(() => bob.notes.includes(line), { interval: 1 });
const lettersOfBob = (count: number) =>
  vi.waitUntil(() => (bob.heard.letter?.length ?? 0) >= count, { interval: 1 });

describe('a letter that arrives', () => {
  test('is opened, proved and handed over', async () => {
    wire.deliver(bobCard.address, await alice.seal(ALICE, bobCard, ring), aliceCard.address);
    await lettersOfBob(1);

    expect(bob.heard.letter).toEqual([
      {
        account: BOB,
        opened: {
          letter: ring,
          device: aliceCard.signingKey,
          digest: expect.stringMatching(/^[\w-]{43}$/),
          receivedAt: START,
        },
      },
    ]);
  });

  test('counts once, also when the broker delivers it again after a restart', async () => {
    const text = await alice.seal(ALICE, bobCard, ring);
    wire.deliver(bobCard.address, text, aliceCard.address);
    wire.deliver(bobCard.address, text, stranger);
    await noted('dropped · replayed · 1');
    expect(bob.heard.letter).toHaveLength(1);

    const restarted = createDevice(wire, clock, 'bob');
    await restarted.login(BOB);
    wire.deliver(bobCard.address, text, aliceCard.address);
    await vi.waitUntil(() => restarted.notes.length > 0, { interval: 1 });
    expect(restarted.notes).toEqual(['dropped · replayed · 1']);
    expect(restarted.heard.letter).toBeUndefined();
  });

  test('keeps its place among others of the same device', async () => {
    const letters = [1, 2, 3, 4, 5].map((sequence) => createLetter('ringing', {}, { sequence, time: START }));
    const texts = await Promise.all(letters.map((letter) => alice.seal(ALICE, bobCard, letter)));
    for (const text of texts) wire.deliver(bobCard.address, text, aliceCard.address);
    await lettersOfBob(5);

    expect(bob.heard.letter?.map(({ opened }) => opened.letter.sequence)).toEqual([1, 2, 3, 4, 5]);
  });

  test('from a key that is not pinned is dropped without a word', async () => {
    const carol = createDevice(wire, clock, 'carol');
    const carolCard = await carol.login(CAROL);
    wire.deliver(bobCard.address, await carol.seal(CAROL, bobCard, ring), carolCard.address);
    await noted('dropped · not-pinned · 1');

    expect(bob.heard.letter).toBeUndefined();
    expect(wire.sent).toEqual([]);
  });

  test('from a blocked person is dropped, except a ring, which is filed', async () => {
    await bob.pin(BOB, aliceCard, { blocked: true });
    const cancel = createLetter('cancel', {}, { sequence: 2, time: START });
    wire.deliver(bobCard.address, await alice.seal(ALICE, bobCard, cancel), aliceCard.address);
    await noted('dropped · blocked · 1');
    expect(bob.heard.letter).toBeUndefined();

    wire.deliver(bobCard.address, await alice.seal(ALICE, bobCard, ring), aliceCard.address);
    await lettersOfBob(1);
  });

  test('from a person who is pinned and not accepted is handed over: screening decides', async () => {
    await bob.pin(BOB, aliceCard, { accepted: false });
    wire.deliver(bobCard.address, await alice.seal(ALICE, bobCard, ring), aliceCard.address);

    await lettersOfBob(1);
  });

  test('for one account of a browser never reaches another one of it', async () => {
    const carolCard = await bob.login(CAROL);
    wire.deliver(carolCard.address, await alice.seal(ALICE, bobCard, ring), aliceCard.address);
    await noted('dropped · unopenable · 1');

    wire.deliver(carolCard.address, await alice.seal(ALICE, carolCard, ring), aliceCard.address);
    await noted('dropped · not-pinned · 1');
    expect(bob.heard.letter).toBeUndefined();
  });

  test('that is garbage is counted and forgotten', async () => {
    for (const text of ['', 'AA', '!', 'A'.repeat(MAX_LETTER_CHARACTERS), 'A'.repeat(1_000_000)]) {
      wire.deliver(bobCard.address, text, stranger);
    }
    await noted('dropped · too-large · 1');

    expect(bob.notes.filter((line) => line.includes('malformed')).length).toBeGreaterThan(0);
    expect(bob.heard.letter).toBeUndefined();
  });
});

describe('replies', () => {
  const moved = encodeAddress(systemRandom.bytes(16));
  const sentBy = async (letter: Parameters<Device['host']['send']>[0]['letter']) => {
    await bob.host.send({ account: BOB, to: aliceCard, letter });
    return wire.sent.at(-1)?.to;
  };
  const ringing = createLetter('ringing', {});

  test('go to where the device was heard from in that call, and only in that call', async () => {
    wire.deliver(bobCard.address, await alice.seal(ALICE, bobCard, ring), moved);
    await lettersOfBob(1);

    expect(await sentBy(ringing)).toBe(moved);
    expect(await sentBy({ ...ringing, call: 'BBBBBBBBBBBBBBBBBBBBBA' as typeof ring.call })).toBe(
      aliceCard.address,
    );
  });

  test('never follow a ring that was only sent again: freshness is asked at the pinned address', async () => {
    const text = await alice.seal(ALICE, bobCard, ring);
    wire.deliver(bobCard.address, text, aliceCard.address);
    wire.deliver(bobCard.address, text, moved);
    await noted('dropped · replayed · 1');
    expect(await sentBy(ringing)).toBe(aliceCard.address);

    const next = createLetter('ring', ring.payload as never, { sequence: 2 });
    wire.deliver(bobCard.address, await alice.seal(ALICE, bobCard, next), moved);
    await lettersOfBob(2);
    expect(await sentBy(createLetter('fresh?', { nonce: ring.call, ring: aliceCard.signingKey }))).toBe(
      aliceCard.address,
    );
  });

  test('to somebody who was not heard from go to the pinned address', async () => {
    wire.deliver(bobCard.address, 'junk', moved);
    await noted('dropped · unknown-version · 1');

    expect(await sentBy(ringing)).toBe(aliceCard.address);
  });
});

describe('many letters at once', () => {
  test('strangers share a few tokens and cannot keep a known device out', async () => {
    const texts = await Promise.all(
      [1, 2, 3].map((sequence) =>
        alice.seal(ALICE, bobCard, createLetter('ringing', {}, { sequence, time: START })),
      ),
    );
    for (let i = 0; i < 1000; i += 1) wire.deliver(bobCard.address, 'junk', stranger);
    for (const text of texts) wire.deliver(bobCard.address, text, aliceCard.address);
    await lettersOfBob(3);

    expect(bob.notes).toContain('dropped · too-many-others · 512');
    expect(bob.notes.some((line) => line.includes('too-many-known'))).toBe(false);
  });

  test('a known device has limits too, and its tokens come back', async () => {
    for (let i = 0; i < 70; i += 1) wire.deliver(bobCard.address, 'junk', aliceCard.address);
    await noted('dropped · unknown-version · 32');
    expect(bob.notes).toContain('dropped · too-many-known · 8');
    now += 1000;
    wire.deliver(bobCard.address, await alice.seal(ALICE, bobCard, ring), aliceCard.address);

    await lettersOfBob(1);
  });

  test('somebody whom I wrote to just now counts as known', async () => {
    const carolCard = { ...aliceCard, address: encodeAddress(systemRandom.bytes(16)) };
    await bob.host.send({ account: BOB, to: carolCard, letter: ring });
    for (let i = 0; i < 100; i += 1) wire.deliver(bobCard.address, 'junk', stranger);
    wire.deliver(bobCard.address, await alice.seal(ALICE, bobCard, ring), carolCard.address);

    await lettersOfBob(1);
  });

  test('somebody whom I accepted while I am connected is known from the second letter on', async () => {
    const carol = createDevice(wire, clock, 'carol');
    const carolCard = await carol.login(CAROL);
    await bob.pin(BOB, carolCard);
    now += 6000;
    const sequences = Array.from({ length: 20 }, (_, i) => i + 1);
    const texts = await Promise.all(
      sequences.map((sequence) => carol.seal(CAROL, bobCard, createLetter('ringing', {}, { sequence }))),
    );
    wire.deliver(bobCard.address, texts.shift() ?? '', carolCard.address);
    await lettersOfBob(1);
    for (const text of texts) wire.deliver(bobCard.address, text, carolCard.address);

    await lettersOfBob(20);
  });
});

describe('a hello', () => {
  const secret = encodeBase64url(systemRandom.bytes(32));
  /** Alice invited `invited`; the secret is known to whoever read her DM. */
  const invite = async (invited = BOB): Promise<void> => {
    await alice.invites.putSent({
      account: ALICE,
      pskId: await pskIdOf(secret),
      secret,
      invited,
      issuedAt: START,
    });
  };
  const pskIdOf = async (text: string): Promise<string> => {
    const bytes = Buffer.concat([Buffer.from('ahoy/1 psk'), Buffer.from(text, 'base64url')]);
    return Buffer.from(await crypto.subtle.digest('SHA-256', bytes))
      .subarray(0, 16)
      .toString('base64url');
  };
  const hello = (card: Card) => createLetter('hello', { card }, { time: START });
  const notedByAlice = (line: string) => vi.waitUntil(() => alice.notes.includes(line), { interval: 1 });

  beforeEach(async () => {
    await alice.people.remove(ALICE, BOB);
    await alice.pins.remove(ALICE, bobCard.signingKey);
  });

  test('under a live secret is handed over with the card that it proves', async () => {
    await invite();
    wire.deliver(aliceCard.address, await bob.seal(BOB, aliceCard, hello(bobCard), secret), bobCard.address);
    await vi.waitUntil(() => alice.heard.hello !== undefined, { interval: 1 });

    expect(alice.heard.hello).toMatchObject([
      { account: ALICE, pskId: await pskIdOf(secret), card: bobCard, opened: { device: bobCard.signingKey } },
    ]);
    expect(alice.heard.letter).toBeUndefined();
  });

  test('under no secret of mine, or one that is over, is dropped unopened', async () => {
    const text = await bob.seal(BOB, aliceCard, hello(bobCard), secret);
    wire.deliver(aliceCard.address, text, bobCard.address);
    await notedByAlice('dropped · no-live-invite · 1');
    await invite();
    now = START + INVITE_LIFETIME + 1;
    wire.deliver(aliceCard.address, text, bobCard.address);
    await notedByAlice('dropped · no-live-invite · 2');

    expect(alice.heard.hello).toBeUndefined();
  });

  test('from somebody else than the invited person is dropped', async () => {
    await invite(CAROL);
    wire.deliver(aliceCard.address, await bob.seal(BOB, aliceCard, hello(bobCard), secret), bobCard.address);
    await notedByAlice('dropped · wrong-card · 1');

    const claimed = { ...bobCard, userId: CAROL };
    await alice.pin(ALICE, bobCard);
    const mallory = createDevice(wire, clock, 'bob');
    wire.deliver(
      aliceCard.address,
      await mallory.seal(BOB, aliceCard, hello(claimed), secret),
      bobCard.address,
    );
    await notedByAlice('dropped · bad-signature · 1');
    expect(alice.heard.hello).toBeUndefined();
  });

  test('from a person who was blocked after the invite is dropped', async () => {
    await invite();
    await alice.pin(ALICE, bobCard, { blocked: true });
    wire.deliver(aliceCard.address, await bob.seal(BOB, aliceCard, hello(bobCard), secret), bobCard.address);

    await notedByAlice('dropped · blocked · 1');
  });
});
