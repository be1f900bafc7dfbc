import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createLetter } from '../../../support/letters.ts';
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

const types = () => town.carried.map(({ type }) => type);
const statesOf = async (resident: Resident) =>
  (await resident.deps.invites.listRead(resident.id)).map(({ state }) => state);

describe('an invite that was read', () => {
  it('proves a name and grants nothing: no letter leaves', async () => {
    expect(await bob.reads(alice, await inviteOf(alice, bob))).toBe('pinned');
    expect(await bob.pinOf(alice)).toMatchObject({ grade: 'written', card: alice.device.card });
    expect((await bob.personOf(alice))?.accepted).toBe(false);
    expect(types()).toEqual([]);
    expect(bob.events).toEqual(['invited by alice: undefined']);
  });

  it('brings its reason from the sentence around it', async () => {
    const token = await inviteOf(alice, bob);
    await bob.reads(alice, token, `Call me with Ahoy: “About the “big” contract” ${token} (Ahoy)`);
    expect(bob.events).toEqual(['invited by alice: About the “big” contract']);
  });

  it('pairs both when it is accepted', async () => {
    await pair(town, alice, bob);
    expect(types()).toEqual(['hello', 'hello-ok']);
    expect(alice.events).toEqual(['paired bob answered']);
    expect(bob.events).toEqual(['invited by alice: undefined', 'paired alice confirmed']);
    expect(await alice.pinOf(bob)).toMatchObject({ grade: 'answered', card: bob.device.card });
    expect((await alice.personOf(bob))?.accepted).toBe(true);
    expect(await statesOf(bob)).toEqual(['done']);
    expect(bob.timers.pending().size).toBe(0);
  });

  it('is accepted at once when a rule already names its writer, or when they were accepted before', async () => {
    bob.named.add(alice.id);
    expect(await bob.reads(alice, await inviteOf(alice, bob))).toBe('accepted');
    await town.settle();
    expect(alice.events).toEqual(['paired bob answered']);
    expect(bob.events).toEqual(['paired alice confirmed']);
  });

  it('is what a rule needs to take somebody: nobody else has exchanged a card', async () => {
    await bob.pairing.acceptRead(bob.id, alice.id);
    expect((await bob.personOf(alice))?.accepted).toBeUndefined();
    const invite = await inviteOf(alice, bob);
    expect(await bob.reads(alice, invite)).toBe('pinned');
    await bob.pairing.ignoreInvite(bob.id, alice.id);
    await bob.pairing.acceptRead(bob.id, alice.id);
    expect((await bob.personOf(alice))?.accepted).toBe(true);
  });

  it('is left alone when it is ignored, and can still be accepted', async () => {
    await bob.reads(alice, await inviteOf(alice, bob));
    await bob.pairing.ignoreInvite(bob.id, alice.id);
    expect(await statesOf(bob)).toEqual(['ignored']);
    await bob.pairing.accept(bob.id, alice.id);
    await town.settle();
    expect(alice.events).toEqual(['paired bob answered']);
  });

  it('from a blocked person is not answered', async () => {
    await bob.reads(alice, await inviteOf(alice, bob));
    await bob.pairing.block(bob.id, alice.id);
    await bob.pairing.accept(bob.id, alice.id);
    expect(types()).toEqual([]);
    expect(await statesOf(bob)).toEqual(['ignored']);
  });

  it('that crosses another pairs both with the better grade', async () => {
    const [toBob, toAlice] = [await inviteOf(alice, bob), await inviteOf(bob, alice)];
    await bob.reads(alice, toBob);
    await alice.reads(bob, toAlice);
    await bob.pairing.accept(bob.id, alice.id);
    await alice.pairing.accept(alice.id, bob.id);
    await town.settle();
    expect((await alice.pinOf(bob))?.grade).toBe('written');
    expect((await bob.pinOf(alice))?.grade).toBe('written');
    expect(await statesOf(alice)).toEqual(['done']);
    expect(await statesOf(bob)).toEqual(['done']);
  });

  it('raises the grade of a device that had only answered, and keeps what a person confirmed', async () => {
    await pair(town, alice, bob);
    await alice.pairing.confirmDevice(alice.id, bob.device.card.signingKey);
    town.clock.advance(DAY);
    expect(await alice.reads(bob, await inviteOf(bob, alice))).toBe('accepted');
    expect(await alice.pinOf(bob)).toMatchObject({
      grade: 'written',
      provedAt: town.clock.now(),
      confirmedAt: town.clock.now() - DAY,
    });
  });
});

describe('hello', () => {
  const accepted = async () => {
    alice.online = false;
    await pair(town, alice, bob);
  };

  it('is repeated, at growing intervals, until it is answered', async () => {
    await accepted();
    const sent: number[] = [];
    for (let second = 0; second < 1300; second += 5) {
      town.clock.advance(5000);
      const before = town.carried.length;
      await bob.wake();
      if (town.carried.length > before) sent.push(second + 5);
    }
    expect(sent).toEqual([5, 20, 80, 380, 980]);
    alice.online = true;
    town.clock.advance(600_000);
    await bob.wake();
    expect(bob.events).toContain('paired alice confirmed');
    expect(bob.timers.pending().size).toBe(0);
  });

  it('goes out at once when the person is accepted again, as by pressing Call', async () => {
    await accepted();
    alice.online = true;
    await bob.pairing.accept(bob.id, alice.id);
    await town.settle();
    expect(bob.events).toContain('paired alice confirmed');
    await bob.pairing.accept(bob.id, alice.id);
    expect(types()).toEqual(['hello', 'hello', 'hello-ok']);
  });

  it('goes out at each start of the browser, but not at each one of the worker', async () => {
    await accepted();
    await bob.restart();
    await bob.restart();
    expect(types()).toEqual(['hello']);
    await bob.restart('browser');
    expect(types()).toEqual(['hello', 'hello']);
  });

  it('gets its timer back when that died with whoever held it', async () => {
    await accepted();
    const timers = bob.timers.pending();
    for (const id of timers.keys()) bob.deps.timers.clear(id);
    await bob.restart();
    expect(bob.timers.pending()).toEqual(timers);
  });

  it('waits for the connection when there is none', async () => {
    await bob.reads(alice, await inviteOf(alice, bob));
    bob.online = false;
    await bob.pairing.accept(bob.id, alice.id);
    expect(bob.timers.pending().size).toBe(0);
    bob.online = true;
    await bob.pairing.resume();
    await town.settle();
    expect(bob.events).toContain('paired alice confirmed');
  });

  it('ends with the invite, after seven days', async () => {
    await accepted();
    town.clock.advance(7 * DAY + 1000);
    const before = town.carried.length;
    await bob.wake();
    expect(town.carried).toHaveLength(before);
    expect(await statesOf(bob)).toEqual([]);
    expect(bob.timers.pending().size).toBe(0);
  });

  it('that comes again from the same key is answered again', async () => {
    await accepted();
    alice.online = true;
    bob.online = false;
    await town.settle();
    bob.online = true;
    await bob.restart('browser');
    await bob.restart('browser');
    await town.settle();
    expect(types().filter((type) => type === 'hello-ok')).toHaveLength(2);
    expect(alice.events).toEqual(['paired bob answered']);
  });

  const hangsUp = (time: number) =>
    bob.pairing.onLetter(bob.id, {
      letter: createLetter('hangup', {}, { time }),
      device: alice.device.card.signingKey,
      digest: '',
      receivedAt: town.clock.now(),
    });

  it('is confirmed by any valid letter', async () => {
    await accepted();
    await hangsUp(town.clock.now());
    expect(await statesOf(bob)).toEqual(['done']);
    expect(bob.events).toContain('paired alice confirmed');
  });

  it('is not confirmed by a letter from before the invite', async () => {
    await accepted();
    await hangsUp(town.clock.now() - 1);
    expect(await statesOf(bob)).toEqual(['answering']);
    alice.online = true;
    town.clock.advance(5000);
    await bob.wake();
    expect(alice.events).toEqual(['paired bob answered']);
  });
});

describe('making invites', () => {
  it('ends the secret of the one before', async () => {
    const first = await inviteOf(alice, bob);
    const second = await inviteOf(alice, bob);
    expect(await alice.deps.invites.sentTo(alice.id, bob.id)).toHaveLength(1);
    await bob.reads(alice, first);
    await bob.pairing.accept(bob.id, alice.id);
    await town.settle();
    expect(alice.events).toEqual([]);
    expect(await bob.reads(alice, second)).toBe('accepted');
    await town.settle();
    expect(alice.events).toEqual(['paired bob answered']);
  });

  it('leaves those to other people alone', async () => {
    const carol = await town.moveIn('carol', '7', 3);
    const toBob = await inviteOf(alice, bob);
    await inviteOf(alice, carol);
    await bob.reads(alice, toBob);
    await bob.pairing.accept(bob.id, alice.id);
    await town.settle();
    expect(alice.events).toEqual(['paired bob answered']);
  });

  it('needs an account', async () => {
    expect(await alice.pairing.makeInvite(bob.id, alice.id)).toEqual({ ok: false, error: 'no-account' });
  });
});
