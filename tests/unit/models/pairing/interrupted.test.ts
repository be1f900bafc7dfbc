import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createTown, inviteOf, type Resident, type Town } from '../../../support/pairing-town.ts';

const DEATH = new Error('The worker died');

let town: Town;
let alice: Resident;
let bob: Resident;

beforeEach(async () => {
  town = createTown(createFakeClock());
  alice = await town.moveIn('alice', '44196397', 1);
  bob = await town.moveIn('bob', '1234567890123456789', 2);
});

/** Bob reads Alice's invite and presses Call; what is refused on the way stops only that. */
const accepts = async (): Promise<void> => {
  await bob.reads(alice, await inviteOf(alice, bob));
  await bob.pairing.accept(bob.id, alice.id);
  await town.settle().catch(() => undefined);
};

/** The browser of Bob starts anew and repeats what nobody has acknowledged. */
const again = async (): Promise<void> => {
  await bob.restart('browser');
  await town.settle();
};

describe('what was interrupted between two writes', () => {
  it.each(['pins', 'invites'] as const)('they know me, and I note it: %s', async (store) => {
    await bob.reads(alice, await inviteOf(alice, bob));
    await bob.pairing.accept(bob.id, alice.id);
    if (store === 'pins') vi.spyOn(bob.deps.pins, 'put').mockRejectedValueOnce(DEATH);
    else vi.spyOn(bob.deps.invites, 'putRead').mockRejectedValueOnce(DEATH);
    await town.settle().catch(() => undefined);
    await again();
    expect((await bob.pinOf(alice))?.told).toMatchObject({ known: true });
    expect(await bob.deps.invites.listRead(bob.id)).toMatchObject([{ state: 'done' }]);
  });

  it.each(['pins', 'people'] as const)('they answered, and I am told, once: %s', async (store) => {
    if (store === 'pins') vi.spyOn(alice.deps.pins, 'put').mockRejectedValueOnce(DEATH);
    else vi.spyOn(alice.deps.people, 'update').mockRejectedValueOnce(DEATH);
    await accepts();
    expect(alice.events).toEqual([]);
    await again();
    await again();
    expect(alice.events).toEqual(['paired bob answered']);
  });

  it('their invite was read, and is shown', async () => {
    const invite = await inviteOf(alice, bob);
    vi.spyOn(bob.deps.people, 'update').mockRejectedValueOnce(DEATH);
    await expect(bob.reads(alice, invite)).rejects.toThrow(DEATH.message);
    expect(await bob.reads(alice, invite)).toBe('pinned');
    expect(bob.events).toEqual(['invited by alice: undefined']);
  });

  it('their invite was read, and is accepted because a rule names them', async () => {
    bob.named.add(alice.id);
    const invite = await inviteOf(alice, bob);
    vi.spyOn(bob.deps.accounts, 'get').mockRejectedValueOnce(DEATH);
    await expect(bob.reads(alice, invite)).rejects.toThrow(DEATH.message);
    expect(await bob.reads(alice, invite)).toBe('accepted');
    await town.settle();
    expect(alice.events).toEqual(['paired bob answered']);
  });
});
