import { beforeEach, describe, expect, it } from 'vitest';
import { createTestDevice, signAs, type TestDevice } from '../../../support/devices.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createLetter } from '../../../support/letters.ts';
import { createTown, inviteOf, pair, type Resident, type Town } from '../../../support/pairing-town.ts';
import { createInviteTokens } from '../../../../utils/adapters/crypto/invite-tokens.ts';
import { encodeBase64url } from '../../../../utils/core/protocol/base64url.ts';
import { parseToken, type InviteContent } from '../../../../utils/core/protocol/token.ts';
import { isSettled } from '../../../../utils/models/pairing/reading.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let town: Town;
let alice: Resident;
let bob: Resident;
let mallory: Resident;

beforeEach(async () => {
  town = createTown(createFakeClock());
  alice = await town.moveIn('alice', '44196397', 1);
  bob = await town.moveIn('bob', '1234567890123456789', 2);
  mallory = await town.moveIn('mallory', '666', 3);
});

const secretOf = (token: string): string => {
  const parsed = parseToken(token);
  if (!parsed.ok) throw new Error(parsed.error);
  return encodeBase64url(parsed.value.content.secret);
};

/** Any token that a device can sign. */
const tokenBy = async (device: TestDevice, change: Partial<InviteContent> = {}): Promise<string> => {
  const tokens = createInviteTokens({ sign: (_, bytes) => signAs(device, bytes) });
  const made = await tokens.create({
    card: device.card,
    secret: new Uint8Array(32).fill(1),
    recipient: bob.id,
    issuedAt: town.clock.now(),
    ...change,
  });
  if (!made.ok) throw new Error(made.error);
  return made.value.token;
};

const expectNothing = async (resident: Resident): Promise<void> => {
  expect(await resident.deps.pins.list(resident.id)).toEqual([]);
  expect(await resident.deps.invites.listRead(resident.id)).toEqual([]);
  expect(resident.events).toEqual([]);
};

describe('a token in a row', () => {
  it('that was forwarded by somebody else is ignored', async () => {
    expect(await bob.reads(mallory, await inviteOf(alice, bob))).toBe('not-from-partner');
    await expectNothing(bob);
  });

  it('that was made for somebody else is ignored', async () => {
    expect(await bob.reads(alice, await inviteOf(alice, mallory))).toBe('not-for-me');
    await expectNothing(bob);
  });

  it('with somebody else’s keys is ignored', async () => {
    const { card } = alice.device;
    expect(await bob.reads(alice, await tokenBy(mallory.device, { card }))).toBe('bad-signature');
    await expectNothing(bob);
  });

  it('that was edited is ignored', async () => {
    const token = await inviteOf(alice, bob);
    const edited = token.slice(0, 200) + (token[200] === 'A' ? 'B' : 'A') + token.slice(201);
    expect(await bob.reads(alice, edited)).toBe('bad-signature');
    expect(await bob.reads(alice, token.slice(0, -4))).toBe('malformed');
    await expectNothing(bob);
  });

  it('of my own is ignored, also in the chat with myself', async () => {
    const token = await tokenBy(bob.device);
    expect(await bob.reads(alice, token)).toBe('not-from-partner');
    expect(await bob.reads(bob, token)).toBe('not-from-partner');
  });

  it.each([
    [-7 * DAY, 'pinned'],
    [-7 * DAY - 1000, 'too-old'],
    [10 * MINUTE, 'pinned'],
    [10 * MINUTE + 1000, 'too-far-ahead'],
  ])('issued %i ms from now: %s', async (offset, outcome) => {
    const token = await tokenBy(alice.device, { issuedAt: town.clock.now() + offset });
    expect(await bob.reads(alice, token)).toBe(outcome);
  });

  it('that was read before, or is older than one that was, is ignored', async () => {
    const older = await tokenBy(alice.device, { issuedAt: town.clock.now() - DAY });
    const token = await tokenBy(alice.device);
    expect(await bob.reads(alice, token)).toBe('pinned');
    expect(await bob.reads(alice, token)).toBe('not-newer');
    expect(await bob.reads(alice, older)).toBe('not-newer');
  });

  it('that still stands there does not undo a removal or a block', async () => {
    const old = await inviteOf(alice, bob);
    town.clock.advance(MINUTE);
    await pair(town, alice, bob);
    town.clock.advance(MINUTE);
    const unread = await tokenBy(alice.device);
    await bob.pairing.remove(bob.id, alice.id);
    expect(await bob.reads(alice, old)).toBe('not-newer');
    expect(await bob.reads(alice, unread)).toBe('not-newer');
    expect(await bob.pinOf(alice)).toBeUndefined();
    town.clock.advance(MINUTE);
    expect(await bob.reads(alice, await tokenBy(alice.device))).toBe('pinned');
    await bob.pairing.block(bob.id, alice.id);
    town.clock.advance(MINUTE);
    const written = await tokenBy(alice.device);
    expect(await bob.reads(alice, written)).toBe('blocked');
    expect([isSettled('blocked'), isSettled('not-newer')]).toEqual([false, true]);
    await bob.pairing.unblock(bob.id, alice.id);
    expect(await bob.reads(alice, unread)).toBe('not-newer');
    expect(await bob.reads(alice, written)).toBe('pinned');
  });

  it('cannot bind a key to a second person', async () => {
    await bob.reads(alice, await inviteOf(alice, bob));
    const stolen = { ...alice.device, card: { ...alice.device.card, userId: mallory.id } };
    const issuedAt = town.clock.now() + MINUTE;
    expect(await bob.reads(mallory, await tokenBy(stolen, { issuedAt }))).toBe('key-taken');
    expect((await bob.pinOf(alice))?.userId).toBe(alice.id);
  });

  it('cannot give a device another sealing key', async () => {
    await bob.reads(alice, await inviteOf(alice, bob));
    const card = { ...alice.device.card, sealingKey: mallory.device.card.sealingKey };
    const issuedAt = town.clock.now() + MINUTE;
    expect(await bob.reads(alice, await tokenBy(alice.device, { card, issuedAt }))).toBe('key-taken');
  });

  it('is one of at most five new devices an hour', async () => {
    const devices = await Promise.all(
      [10, 11, 12, 13, 14, 15].map((seed) => createTestDevice(`${seed}`, seed)),
    );
    const read = async ({ card }: TestDevice, token: string) =>
      bob.pairing.readInvite({
        account: bob.id,
        partner: { id: card.userId, handle: 'flood' as never },
        token,
        text: token,
      });
    const outcomes = [];
    for (const device of devices) outcomes.push(await read(device, await tokenBy(device)));
    expect(outcomes).toEqual(['pinned', 'pinned', 'pinned', 'pinned', 'pinned', 'too-many']);
    await bob.restart();
    const [first, last] = [devices[0]!, devices[5]!];
    expect(await read(last, await tokenBy(last))).toBe('too-many');
    expect(isSettled('too-many')).toBe(false);
    // A device that is known already is no new one.
    expect(await read(first, await tokenBy(first, { issuedAt: town.clock.now() + MINUTE }))).toBe('pinned');
    town.clock.advance(HOUR);
    expect(await read(last, await tokenBy(last))).toBe('pinned');
  });

  it('of a device that is known uses up nothing of that hour', async () => {
    for (let i = 0; i < 7; i += 1) {
      town.clock.advance(1000);
      expect(await bob.reads(alice, await tokenBy(alice.device))).toBe('pinned');
    }
    expect(await bob.reads(mallory, await tokenBy(mallory.device))).toBe('pinned');
  });

  it('does not bring back a device that was removed', async () => {
    await pair(town, bob, alice);
    town.clock.advance(MINUTE);
    const unread = await tokenBy(alice.device);
    await bob.pairing.removeDevice(bob.id, alice.device.card.signingKey);
    expect(await bob.reads(alice, unread)).toBe('not-newer');
    town.clock.advance(MINUTE);
    expect(await bob.reads(alice, await tokenBy(alice.device))).toBe('accepted');
  });

  it('is made anew, and taken again, after clocks that were a year ahead', async () => {
    town.clock.advance(365 * DAY);
    await inviteOf(alice, bob);
    await bob.pairing.remove(bob.id, alice.id);
    town.clock.advance(-365 * DAY);
    expect(await bob.reads(alice, await inviteOf(alice, bob))).toBe('pinned');
  });

  it('adds at most five devices to a person: the one unheard of longest goes', async () => {
    const seeds = [10, 11, 12, 13, 14, 15];
    const devices = await Promise.all(seeds.map((seed) => createTestDevice(alice.id, seed)));
    for (const device of devices) {
      town.clock.advance(HOUR);
      await bob.reads(alice, await tokenBy(device));
    }
    const pins = await bob.deps.pins.ofPerson(bob.id, alice.id);
    expect(pins.map(({ card }) => card.signingKey)).toEqual(
      devices.slice(1).map(({ card }) => card.signingKey),
    );
  });
});

describe('the secret of an invite', () => {
  const hello = (device: TestDevice, change = {}) =>
    createLetter('hello', { card: { ...device.card, ...change } });

  it('cannot be answered under another id', async () => {
    const secret = secretOf(await inviteOf(alice, bob));
    await town.forge(mallory.device, alice.device.card, hello(mallory.device), secret);
    await town.settle();
    await expectNothing(alice);
  });

  it('cannot be answered with somebody else’s card', async () => {
    const secret = secretOf(await inviteOf(alice, bob));
    await town.forge(mallory.device, alice.device.card, hello(bob.device), secret);
    await town.settle();
    await expectNothing(alice);
  });

  it('is checked again by pairing itself, whatever the host says', async () => {
    const made = await alice.pairing.makeInvite(alice.id, bob.id);
    const pskId = made.ok ? made.value.pskId : '';
    const letter = hello(mallory.device);
    const opened = { letter, device: mallory.device.card.signingKey, digest: '', receivedAt: 0 };
    await alice.pairing.onHello({ account: alice.id, pskId, card: mallory.device.card, opened });
    await alice.pairing.onHello({ account: alice.id, pskId, card: bob.device.card, opened });
    await expectNothing(alice);
  });

  it('admits one key: a second one hears so, and both people are told', async () => {
    const token = await inviteOf(alice, bob);
    const reader = await createTestDevice(bob.id, 9);
    await town.forge(reader, alice.device.card, hello(reader), secretOf(token));
    await town.settle();
    await bob.reads(alice, token);
    await bob.pairing.accept(bob.id, alice.id);
    await town.settle();
    expect(await alice.pinOf(bob)).toBeUndefined();
    expect(alice.events).toEqual(['paired bob answered', 'second device of bob']);
    expect(bob.events).toContain('secret of alice taken');
    expect(bob.timers.pending().size).toBe(0);
    // His own invite heals it.
    expect(await alice.reads(bob, await inviteOf(bob, alice))).toBe('accepted');
  });

  it('warns once of however many keys that come second', async () => {
    const secret = secretOf(await inviteOf(alice, bob));
    for (const seed of [9, 10, 11, 12]) {
      const reader = await createTestDevice(bob.id, seed);
      await town.forge(reader, alice.device.card, hello(reader), secret);
      await town.settle();
    }
    expect(alice.events).toEqual(['paired bob answered', 'second device of bob']);
    expect(town.carried.filter(({ type }) => type === 'used')).toHaveLength(3);
  });

  it('ends after seven days', async () => {
    const secret = secretOf(await inviteOf(alice, bob));
    town.clock.advance(7 * DAY + 1000);
    await town.forge(bob.device, alice.device.card, hello(bob.device), secret);
    await town.settle();
    await expectNothing(alice);
  });

  it('does not bring back a person or a device that was removed', async () => {
    const token = await inviteOf(alice, bob);
    const again = async () => {
      await town.forge(bob.device, alice.device.card, hello(bob.device), secretOf(token));
      await town.settle();
    };
    await again();
    expect(await alice.pinOf(bob)).toBeDefined();
    await alice.pairing.removeDevice(alice.id, bob.device.card.signingKey);
    await again();
    expect(await alice.pinOf(bob)).toBeUndefined();
    const next = secretOf(await inviteOf(alice, bob));
    await alice.pairing.remove(alice.id, bob.id);
    await town.forge(bob.device, alice.device.card, hello(bob.device), next);
    await town.settle();
    expect(await alice.pinOf(bob)).toBeUndefined();
  });

  it('ends when the person is blocked, for good', async () => {
    const token = await inviteOf(alice, bob);
    await alice.pairing.block(alice.id, bob.id);
    await alice.pairing.unblock(alice.id, bob.id);
    await town.forge(bob.device, alice.device.card, hello(bob.device), secretOf(token));
    await town.settle();
    expect(await alice.pinOf(bob)).toBeUndefined();
    expect(town.carried.map(({ type }) => type)).toEqual(['hello']);
  });

  it('is worth nothing to a blocked person, even a new one', async () => {
    await alice.pairing.block(alice.id, bob.id);
    const token = await inviteOf(alice, bob);
    await town.forge(bob.device, alice.device.card, hello(bob.device), secretOf(token));
    await town.settle();
    expect(await alice.pinOf(bob)).toBeUndefined();
    expect(town.carried.map(({ type }) => type)).toEqual(['hello']);
  });

  it('does not bind a key that is somebody else’s already', async () => {
    await alice.reads(mallory, await tokenBy(mallory.device, { recipient: alice.id }));
    const secret = secretOf(await inviteOf(alice, bob));
    const posing = { ...mallory.device, card: { ...mallory.device.card, userId: bob.id } };
    await town.forge(posing, alice.device.card, hello(posing), secret);
    await town.settle();
    expect((await alice.pinOf(mallory))?.userId).toBe(mallory.id);
    expect(await alice.personOf(bob)).toBeUndefined();
  });
});
