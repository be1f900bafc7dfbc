import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createLetter } from '../../../support/letters.ts';
import { createTown, inviteOf, pair, type Resident, type Town } from '../../../support/pairing-town.ts';
import type { Card } from '../../../../utils/core/people/card.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let town: Town;
let alice: Resident;
let bob: Resident;

beforeEach(async () => {
  town = createTown(createFakeClock());
  alice = await town.moveIn('alice', '44196397', 1);
  bob = await town.moveIn('bob', '1234567890123456789', 2);
  await pair(town, alice, bob);
});

const sent = (type: string) => town.carried.filter((letter) => letter.type === type).length;
const addressAt = async (resident: Resident, of: Resident) => (await resident.pinOf(of))?.card.address;
const addressOf = async ({ deps, id }: Resident) => (await deps.accounts.get(id))?.card.address;

const hears = (
  resident: Resident,
  from: Resident,
  card: Card,
  serial: number,
  time: number = town.clock.now(),
) =>
  resident.pairing.onLetter(resident.id, {
    letter: createLetter('card', { card, serial }, { time }),
    device: from.device.card.signingKey,
    digest: '',
    receivedAt: town.clock.now(),
  });

describe('a new address', () => {
  it('is told to those who were paired with me, who acknowledge it', async () => {
    await bob.pairing.changeAddress(bob.id);
    await town.settle();
    expect(await addressAt(alice, bob)).toBe(await addressOf(bob));
    expect([sent('card'), sent('card-ok')]).toEqual([1, 1]);
    town.clock.advance(2 * HOUR);
    await bob.wake();
    await bob.restart('browser');
    expect(sent('card')).toBe(1);
    expect(bob.timers.pending().size).toBe(0);
  });

  it('is told from there, where the acknowledgement goes', async () => {
    const carol = await town.moveIn('carol', '7', 3);
    carol.online = false;
    await pair(town, carol, bob);
    const before = town.carried.length;
    await bob.pairing.changeAddress(bob.id);
    const own = await addressOf(bob);
    expect(town.carried.slice(before).map(({ type, src }) => [type, src])).toEqual([
      ['hello', own],
      ['card', own],
    ]);
  });

  it('is repeated hourly and at each start of the browser until then, for 30 days', async () => {
    alice.online = false;
    await bob.pairing.changeAddress(bob.id);
    await town.settle();
    for (let hour = 1; hour <= 3; hour += 1) {
      await bob.restart();
      town.clock.advance(HOUR);
      await bob.wake();
      expect(sent('card')).toBe(1 + hour);
    }
    await bob.restart('browser');
    expect(sent('card')).toBe(5);
    town.clock.advance(30 * DAY);
    await bob.wake();
    await bob.restart('browser');
    expect(sent('card')).toBe(5);
    expect(bob.timers.pending().size).toBe(0);
  });

  it('keeps its hourly pace although somebody cannot be reached at all', async () => {
    const carol = await town.moveIn('carol', '7', 3);
    await pair(town, carol, bob);
    alice.online = false;
    bob.elsewhere.add(carol.device.card.address);
    await bob.pairing.changeAddress(bob.id);
    await bob.restart();
    await bob.restart();
    expect(sent('card')).toBe(1);
    town.clock.advance(HOUR);
    await bob.wake();
    expect(sent('card')).toBe(2);
  });

  it('is told at once although an older change is being repeated', async () => {
    alice.online = false;
    await bob.pairing.changeAddress(bob.id);
    await bob.deps.accounts.nameBroker(bob.id, 'https://signal.example.org');
    alice.online = true;
    await bob.pairing.resume();
    await town.settle();
    expect((await alice.pinOf(bob))?.card.broker).toBe('https://signal.example.org');
  });

  it('is told after a death between the change and the telling', async () => {
    await bob.deps.accounts.changeAddress(bob.id);
    await bob.restart();
    await town.settle();
    expect(await addressAt(alice, bob)).toBe(await addressOf(bob));
  });

  it('is told as soon as there is a connection', async () => {
    bob.online = false;
    await bob.pairing.changeAddress(bob.id);
    bob.online = true;
    await bob.pairing.resume();
    await town.settle();
    expect(await addressAt(alice, bob)).toBe(await addressOf(bob));
  });

  it('is told to those who answer an invite from before', async () => {
    const carol = await town.moveIn('carol', '7', 3);
    await carol.reads(bob, await inviteOf(bob, carol));
    await bob.deps.accounts.nameBroker(bob.id, 'https://signal.example.org');
    await carol.pairing.accept(carol.id, bob.id);
    await town.settle();
    expect((await carol.pinOf(bob))?.card.broker).toBe('https://signal.example.org');
    expect((await bob.pinOf(carol))?.told).toMatchObject({ serial: 2, known: true });
  });

  it('is never told to blocked people, nor to those who were only read', async () => {
    const carol = await town.moveIn('carol', '7', 3);
    await bob.reads(carol, await inviteOf(carol, bob));
    await bob.pairing.block(bob.id, alice.id);
    await bob.pairing.changeAddress(bob.id);
    expect(sent('card')).toBe(0);
  });

  it('is told to those who are blocked no more', async () => {
    await bob.pairing.block(bob.id, alice.id);
    await bob.pairing.changeAddress(bob.id);
    await bob.pairing.unblock(bob.id, alice.id);
    await town.settle();
    expect(await addressAt(alice, bob)).toBe(await addressOf(bob));
  });

  it('travels with a hello that is not confirmed yet', async () => {
    const carol = await town.moveIn('carol', '7', 3);
    carol.online = false;
    await pair(town, carol, bob);
    await bob.pairing.changeAddress(bob.id);
    carol.online = true;
    await town.settle();
    expect(await addressAt(carol, bob)).toBe(await addressOf(bob));
    expect(bob.events).toContain('paired carol confirmed');
  });
});

describe('a new address that was acknowledged', () => {
  const moves = async () => {
    town.clock.advance(MINUTE);
    await bob.pairing.changeAddress(bob.id);
    await town.settle();
    expect(await addressAt(alice, bob)).toBe(await addressOf(bob));
  };

  it('outlives an older invite that is read only now', async () => {
    const unread = await inviteOf(bob, alice);
    await moves();
    expect(await alice.reads(bob, unread)).toBe('accepted');
    expect((await alice.pinOf(bob))?.grade).toBe('written');
    expect(await addressAt(alice, bob)).toBe(await addressOf(bob));
  });

  it('outlives an older hello that somebody sends again', async () => {
    const carol = await town.moveIn('carol', '7', 3);
    const invite = await inviteOf(alice, carol);
    const sent = town.clock.now();
    await carol.reads(alice, invite);
    await carol.pairing.accept(carol.id, alice.id);
    await town.settle();
    town.clock.advance(MINUTE);
    await carol.pairing.changeAddress(carol.id);
    await town.settle();
    const [invited] = await alice.deps.invites.sentTo(alice.id, carol.id);
    const { card } = carol.device;
    await alice.pairing.onHello({
      account: alice.id,
      pskId: invited?.pskId ?? '',
      card,
      opened: {
        letter: createLetter('hello', { card }, { time: sent }),
        device: card.signingKey,
        digest: '',
        receivedAt: town.clock.now(),
      },
    });
    expect(await addressAt(alice, carol)).toBe(await addressOf(carol));
  });

  it('gives way to that of a newer invite', async () => {
    await moves();
    alice.online = false;
    town.clock.advance(MINUTE);
    await bob.pairing.changeAddress(bob.id);
    await town.settle();
    expect(await alice.reads(bob, await inviteOf(bob, alice))).toBe('accepted');
    expect(await addressAt(alice, bob)).toBe(await addressOf(bob));
  });

  it('that was told by a clock a year ahead gives way to a newer invite all the same', async () => {
    const card = { ...bob.device.card, address: alice.device.card.address };
    await hears(alice, bob, card, 2, town.clock.now() + 365 * DAY);
    town.clock.advance(HOUR);
    await alice.reads(bob, await inviteOf(bob, alice));
    expect(await addressAt(alice, bob)).toBe(await addressOf(bob));
  });
});

describe('a card letter', () => {
  it('counts only with a serial above the last one', async () => {
    const [first, second] = [alice.device.card, { ...bob.device.card, address: alice.device.card.address }];
    await hears(alice, bob, second, 5);
    expect(await addressAt(alice, bob)).toBe(first.address);
    await hears(alice, bob, bob.device.card, 4);
    await hears(alice, bob, bob.device.card, 5);
    expect(await addressAt(alice, bob)).toBe(first.address);
    expect(sent('card-ok')).toBe(2);
  });

  it('that was kept from before a person was removed brings back no old address', async () => {
    const told = town.clock.now();
    town.clock.advance(HOUR);
    await alice.pairing.remove(alice.id, bob.id);
    town.clock.advance(MINUTE);
    await bob.pairing.changeAddress(bob.id);
    await alice.reads(bob, await inviteOf(bob, alice));
    await hears(alice, bob, bob.device.card, 9, told);
    expect(await addressAt(alice, bob)).toBe(await addressOf(bob));
    expect(sent('card-ok')).toBe(0);
    await hears(alice, bob, bob.device.card, 9);
    expect(await addressAt(alice, bob)).toBe(bob.device.card.address);
  });

  it('changes nothing but the address of its own signer', async () => {
    const mallory = await town.moveIn('mallory', '666', 3);
    const { card } = bob.device;
    const before = await alice.pinOf(bob);
    for (const other of [
      mallory.device.card,
      { ...card, sealingKey: mallory.device.card.sealingKey },
      { ...card, userId: mallory.id },
      { ...card, signingKey: mallory.device.card.signingKey },
    ])
      await hears(alice, bob, other, 9);
    expect(await alice.pinOf(bob)).toEqual(before);
    expect(sent('card-ok')).toBe(0);
  });

  it('from somebody who was only read is not answered', async () => {
    const carol = await town.moveIn('carol', '7', 3);
    await carol.reads(bob, await inviteOf(bob, carol));
    await hears(carol, bob, bob.device.card, 2);
    expect(sent('card-ok')).toBe(0);
  });

  it('from a key that is not pinned is dropped', async () => {
    const carol = await town.moveIn('carol', '7', 3);
    await hears(carol, bob, bob.device.card, 2);
    expect(await carol.deps.pins.list(carol.id)).toEqual([]);
  });
});

describe('a device', () => {
  const isHeard = (from: Resident, time: number) =>
    alice.pairing.onLetter(alice.id, {
      letter: createLetter('hangup', {}, { time }),
      device: from.device.card.signingKey,
      digest: '',
      receivedAt: town.clock.now(),
    });
  const knows = async () =>
    [await alice.pinOf(bob), await alice.pinOf(carol)].map((one) => one !== undefined);
  let carol: Resident;

  beforeEach(async () => {
    carol = await town.moveIn('carol', '7', 3);
    await pair(town, alice, carol);
  });

  it('is forgotten when it was not heard of for 180 days', async () => {
    town.clock.advance(100 * DAY);
    await isHeard(bob, town.clock.now());
    town.clock.advance(180 * DAY);
    await isHeard(carol, town.clock.now());
    expect(await knows()).toEqual([true, true]);
    town.clock.advance(HOUR);
    await isHeard(carol, town.clock.now());
    expect(await knows()).toEqual([false, true]);
  });

  // Everybody was gone after one start with a clock that was half a year ahead.
  it('is not forgotten by a clock that no other device agrees with', async () => {
    const time = town.clock.now();
    town.clock.advance(200 * DAY);
    await alice.restart();
    await isHeard(carol, time);
    expect(await knows()).toEqual([true, true]);
  });
});
