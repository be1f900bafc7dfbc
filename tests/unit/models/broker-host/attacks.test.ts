import { beforeEach, describe, expect, test, vi } from 'vitest';
import { systemRandom } from '../../../../utils/adapters/browser/system.ts';
import type { Address, Card } from '../../../../utils/core/people/card.ts';
import { encodeAddress } from '../../../../utils/core/protocol/address.ts';
import { decodeBase64url, encodeBase64url } from '../../../../utils/core/protocol/base64url.ts';
import type { CallId, Letter } from '../../../../utils/core/protocol/letter.ts';
import { flipped, forgeLetter, type Forgery } from '../../../support/attacker-letters.ts';
import { createTestDevice, type TestDevice } from '../../../support/devices.ts';
import { createLetter } from '../../../support/letters.ts';
import { ALICE, BOB, CAROL, freshDisk } from '../../adapters/storage/given.ts';
import { createDevice, createFakeBroker, START, type Device } from './given.ts';

/** Bob's host knows Alice and Carol; the test holds the keys of both, and of a stranger. */
let now = START;
const clock = { now: () => now };
let wire: ReturnType<typeof createFakeBroker>;
let bob: Device;
let bobCard: Card;
let alice: TestDevice;
let carol: TestDevice;
let mallory: TestDevice;
let count = 0;

const ring = (change: Partial<Letter> = {}): Letter => {
  count += 1;
  return createLetter('ring', { kind: 'audio', duration: 45_000 }, { time: now, sequence: count, ...change });
};
const deliver = (text: string, src: Address = alice.card.address): void =>
  wire.deliver(bobCard.address, text, src);
const forge = (forgery: Partial<Forgery>) =>
  forgeLetter({ signer: alice, to: bobCard, letter: ring(), ...forgery });
const noted = (line: string) => vi.waitUntil(() => bob.notes.includes(line), { interval: 1 });
const handedOver = () => bob.heard.letter ?? [];

beforeEach(async () => {
  freshDisk();
  now = START;
  count = 0;
  wire = createFakeBroker();
  bob = createDevice(wire, clock, 'bob');
  ({ card: bobCard } = await bob.accounts.ensure(BOB, undefined, START));
  [alice, carol, mallory] = await Promise.all([
    createTestDevice(ALICE, 1),
    createTestDevice(CAROL, 2),
    createTestDevice(CAROL, 3),
  ]);
  await bob.pin(BOB, alice.card);
  await bob.pin(BOB, carol.card);
  await bob.login(BOB);
});

describe('a forged letter', () => {
  test('that is really Alice’s opens: the rig forges nothing by accident', async () => {
    deliver(await forge({}));
    await vi.waitUntil(() => handedOver().length === 1, { interval: 1 });
  });

  test.each<[string, string, () => Partial<Forgery>]>([
    ['signed by a key that is not pinned', 'not-pinned', () => ({ signer: mallory })],
    [
      'that names Alice’s key and is signed by another',
      'bad-signature',
      () => ({ signer: mallory, as: alice.card, from: alice.card.signingKey }),
    ],
    [
      'of Carol, known as well, that names Alice’s key',
      'bad-signature',
      () => ({ signer: carol, from: alice.card.signingKey }),
    ],
    [
      'of Carol under Alice’s id',
      'bad-signature',
      () => ({ signer: carol, as: { ...carol.card, userId: alice.card.userId } }),
    ],
    [
      'with Alice’s sealing key changed',
      'bad-signature',
      () => ({ as: { ...alice.card, sealingKey: carol.card.sealingKey } }),
    ],
    ['bound to another recipient’s id', 'unopenable', () => ({ boundTo: { ...bobCard, userId: CAROL } })],
    [
      'bound to another recipient’s key',
      'unopenable',
      () => ({ boundTo: { ...bobCard, signingKey: carol.card.signingKey } }),
    ],
    ['sealed to somebody else', 'unopenable', () => ({ to: carol.card })],
    [
      'with a bit of its signature turned',
      'bad-signature',
      () => ({ plaintext: (bytes) => flipped(bytes, 5) }),
    ],
    [
      'with something in its padding',
      'malformed',
      () => ({ plaintext: (bytes) => flipped(bytes, bytes.length - 1) }),
    ],
    [
      'whose length says more than there is',
      'malformed',
      () => ({ plaintext: (bytes) => flipped(bytes, 64).fill(255, 64, 66) }),
    ],
    ['of another size', 'malformed', () => ({ plaintext: (bytes) => bytes.slice(0, 1000) })],
    ['larger than any letter', 'too-large', () => ({ plaintext: () => new Uint8Array(16_384) })],
    ['of another version', 'unknown-version', () => ({ header: () => Uint8Array.of(2, 0) })],
    ['of a mode that there is not', 'malformed', () => ({ header: () => Uint8Array.of(1, 2) })],
    [
      'of a type that there is not',
      'unknown-type',
      () => ({ body: (body) => ({ ...body, type: 'open-window' }) }),
    ],
    [
      'of a type that every object has',
      'unknown-type',
      () => ({ body: (body) => ({ ...body, type: 'constructor' }) }),
    ],
    ['with one field more', 'malformed', () => ({ body: (body) => ({ ...body, userId: ALICE }) })],
    [
      'that would ring for an hour',
      'malformed',
      () => ({ body: (body) => ({ ...body, payload: { kind: 'audio', duration: 3_600_000 } }) }),
    ],
    ['with a negative number', 'malformed', () => ({ body: (body) => ({ ...body, sequence: -1 }) })],
    ['that is no object', 'malformed', () => ({ body: () => null })],
    [
      'hello in the open',
      'wrong-mode',
      () => ({ letter: createLetter('hello', { card: alice.card }, { time: now }) }),
    ],
  ])('%s is dropped and counted', async (_, cause, forgery) => {
    deliver(await forge(forgery()));
    await noted(`dropped · ${cause} · 1`);
    expect(bob.heard).toEqual({ presence: bob.heard.presence });
    expect(wire.sent).toEqual([]);
  });

  test('of which any part was cut off, added or turned is dropped', async () => {
    const good = await forge({});
    const bytes = decodeBase64url(good);
    if (!bytes.ok) throw new Error('malformed');
    const bad = [
      good.slice(0, -1),
      good.slice(0, 100),
      `${good}A`,
      `${good}=`,
      ` ${good}`,
      ...[1, 2, 20, 33, 34, 500, bytes.value.length - 1].map((at) =>
        encodeBase64url(flipped(bytes.value, at)),
      ),
    ];
    for (const text of bad) deliver(text);
    // Another one: of this one's forgeries the first that opens would make it a replay.
    deliver(await forge({ body: (body) => ({ ...body, sequence: 7 }) }));
    await vi.waitUntil(() => handedOver().length > 0, { interval: 1 });
    expect(handedOver()).toMatchObject([{ opened: { letter: { sequence: 7 } } }]);
  });
});

describe('a hostile invited person', () => {
  const secret = encodeBase64url(new Uint8Array(32).fill(7));
  const hello = (card: Card) => createLetter('hello', { card }, { time: now });
  beforeEach(async () => {
    const bytes = Buffer.concat([Buffer.from('ahoy/1 psk'), Buffer.from(secret, 'base64url')]);
    const pskId = Buffer.from(await crypto.subtle.digest('SHA-256', bytes))
      .subarray(0, 16)
      .toString('base64url');
    await bob.invites.putSent({ account: BOB, pskId, secret, invited: CAROL, issuedAt: START });
  });

  test('can put nothing but a hello under the secret', async () => {
    deliver(await forge({ signer: carol, psk: secret }));
    await noted('dropped · wrong-mode · 1');
    expect(handedOver()).toEqual([]);
  });

  test('cannot bring a card of another id, of other keys, or with a key that opens nothing', async () => {
    const bad = [
      { ...mallory.card, userId: ALICE },
      { ...mallory.card, signingKey: alice.card.signingKey },
      { ...mallory.card, sealingKey: 'A'.repeat(43) as Card['sealingKey'] },
    ];
    for (const card of bad)
      deliver(await forge({ signer: mallory, psk: secret, as: card, letter: hello(card) }));
    await noted('dropped · wrong-card · 2');
    await noted('dropped · bad-signature · 1');
    expect(bob.heard.hello).toBeUndefined();
  });

  test('cannot bring a key that is pinned to somebody else', async () => {
    const card = { ...alice.card, userId: CAROL };
    deliver(await forge({ psk: secret, as: card, letter: hello(card) }));
    await noted('dropped · key-of-another · 1');
  });
});

describe('a replayed letter', () => {
  test('is dropped for as long as its time could let it in, and ten minutes', async () => {
    const early = await forge({ letter: ring({ time: START + 3_600_000 }) });
    deliver(early);
    await vi.waitUntil(() => handedOver().length === 1, { interval: 1 });
    now = START + 3_600_000;
    deliver(early);
    await noted('dropped · replayed · 1');
    now += 600_001;
    deliver(early);
    await vi.waitUntil(() => handedOver().length === 2, { interval: 1 });
    // Handed over again, but by now its time tells that it is old.
    expect(now - (handedOver()[1]?.opened.letter.time ?? 0)).toBeGreaterThan(60_000);
  });

  test('that is sealed anew is the same letter', async () => {
    const letter = ring();
    deliver(await forge({ letter }));
    deliver(await forge({ letter }));
    await noted('dropped · replayed · 1');
  });

  test('is marked before the background hears of it', async () => {
    let marks: unknown[] | undefined;
    bob.onLetter(async () => {
      marks = await (await bob.database()).getAll('replay');
    });
    deliver(await forge({}));
    await vi.waitUntil(() => marks !== undefined, { interval: 1 });
    expect(marks).toMatchObject([{ account: BOB }]);
  });
});

describe('a flood', () => {
  test('from the address of a friend who is away keeps no other friend out', async () => {
    for (let i = 0; i < 5_000; i += 1) deliver('junk', alice.card.address);
    const letters = await Promise.all([1, 2, 3].map(() => forge({ signer: carol })));
    for (const text of letters) deliver(text, carol.card.address);
    await vi.waitUntil(() => handedOver().length === 3, { interval: 1 });
    expect(bob.notes).toContain('dropped · too-many-known · 4096');
  });

  test('of a stranger leaves room for friends who come from addresses that are new here', async () => {
    for (let second = 0; second < 60; second += 1) {
      now += 1000;
      for (let i = 0; i < 5; i += 1) deliver('junk', mallory.card.address);
    }
    deliver(await forge({}), encodeAddress(systemRandom.bytes(16)));
    await vi.waitUntil(() => handedOver().length === 1, { interval: 1 });
  });

  // Each address that a letter of a friend came from counts as known, with tokens of its own.
  test('of a friend who opens many addresses has the tokens of two', async () => {
    const addresses = Array.from({ length: 20 }, () => encodeAddress(systemRandom.bytes(16)));
    for (const [at, address] of addresses.entries()) {
      now += 2_500;
      deliver(await forge({}), address);
      await vi.waitUntil(() => handedOver().length === at + 1, { interval: 1 });
    }
    now += 60_000;
    for (let i = 0; i < 30; i += 1) for (const address of addresses) deliver('junk', address);
    await noted('dropped · too-many-others · 512');
  });

  test('of strangers under many addresses shares the tokens of one', async () => {
    for (let i = 0; i < 1_000; i += 1) deliver('junk', encodeAddress(systemRandom.bytes(16)));
    await noted('dropped · too-many-others · 512');
    deliver(await forge({}));
    await vi.waitUntil(() => handedOver().length === 1, { interval: 1 });
  });
});

describe('a background that dies over a letter', () => {
  test('gets it once more', async () => {
    const calls: CallId[] = [];
    let alive = false;
    bob.onLetter((letter) => {
      calls.push(letter.call);
      if (alive) return Promise.resolve();
      alive = true;
      return Promise.reject(new Error('The message port closed before a response was received.'));
    });
    deliver(await forge({}));
    await vi.waitUntil(() => calls.length === 2, { interval: 1 });
    expect(bob.notes).toEqual([]);
  });
});
