import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonAct } from '../../../../utils/core/people/kept-person.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createTown, inviteOf, pair, type Resident, type Town } from '../../../support/pairing-town.ts';

const DAY = 86_400_000;

let town: Town;
let alice: Resident;
let bob: Resident;

beforeEach(async () => {
  town = createTown(createFakeClock());
  alice = await town.moveIn('alice', '44196397', 1);
  bob = await town.moveIn('bob', '1234567890123456789', 2);
});

/** All that Bob has of Alice. */
const all = async () => ({
  person: await bob.personOf(alice),
  pin: await bob.pinOf(alice),
  read: await bob.deps.invites.listRead(bob.id),
  sent: await bob.deps.invites.sentTo(bob.id, alice.id),
  marks: [
    await bob.deps.invites.mark(bob.id, alice.id),
    await bob.deps.invites.mark(bob.id, alice.device.card.signingKey),
  ],
});

const undoing = async (act: PersonAct, does: () => Promise<void>) => {
  const kept = await bob.pairing.keep(bob.id, alice.id);
  await does();
  // As it travels between the page and the background, and as it outlives the worker in between.
  const travelled = structuredClone(kept);
  await bob.restart();
  await bob.pairing.restore(bob.id, alice.id, act, travelled);
  await town.settle();
};

const remove = () => bob.pairing.remove(bob.id, alice.id);

describe('what is taken back', () => {
  it.each<[PersonAct, () => Promise<void>]>([
    ['removed', remove],
    ['blocked', () => bob.pairing.block(bob.id, alice.id)],
    ['device-removed', () => bob.pairing.removeDevice(bob.id, alice.device.card.signingKey)],
    ['device-confirmed', () => bob.pairing.confirmDevice(bob.id, alice.device.card.signingKey)],
  ])('is as it was, devices, invites and marks included: %s', async (act, does) => {
    await pair(town, alice, bob);
    await inviteOf(bob, alice);
    const before = await all();
    town.clock.advance(DAY);
    await undoing(act, async () => {
      await does();
      expect(await all()).not.toEqual(before);
    });
    expect(await all()).toEqual(before);
  });

  it('lets the same invite wait again that was ignored', async () => {
    await bob.reads(alice, await inviteOf(alice, bob));
    await undoing('invite-ignored', () => bob.pairing.ignoreInvite(bob.id, alice.id));
    expect((await all()).read.map(({ state }) => state)).toEqual(['waiting']);
    await bob.pairing.accept(bob.id, alice.id);
    await town.settle();
    expect(alice.events).toEqual(['paired bob answered']);
  });

  it('lets an invite wait again that an import took', async () => {
    await bob.reads(alice, await inviteOf(alice, bob));
    await undoing('accepted', () => bob.pairing.acceptRead(bob.id, alice.id));
    const { person, read } = await all();
    expect([person?.accepted, read[0]?.state]).toEqual([false, 'waiting']);
  });

  it('goes on answering an invite whose answer was under way', async () => {
    await bob.reads(alice, await inviteOf(alice, bob));
    bob.online = false;
    await bob.pairing.accept(bob.id, alice.id);
    await undoing('removed', async () => {
      await remove();
      bob.online = true;
    });
    expect(alice.events).toEqual(['paired bob answered']);
  });

  it('never puts an older invite over one that came meanwhile', async () => {
    await bob.reads(alice, await inviteOf(alice, bob));
    let token = '';
    await undoing('removed', async () => {
      await remove();
      town.clock.advance(DAY);
      token = await inviteOf(alice, bob);
      expect(await bob.reads(alice, token)).toBe('pinned');
    });
    expect(await bob.reads(alice, token)).not.toBe('pinned');
    const issued = (await all()).read.map(({ issuedAt }) => issuedAt);
    expect(issued).toEqual([town.clock.now()]);
  });

  it('tells the person of an address that changed while they were gone', async () => {
    await pair(town, alice, bob);
    await undoing('removed', async () => {
      await remove();
      await bob.pairing.changeAddress(bob.id);
    });
    const { card } = (await bob.deps.accounts.get(bob.id)) ?? {};
    expect((await alice.pinOf(bob))?.card.address).toBe(card?.address);
  });
});
