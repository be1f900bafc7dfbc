/**
 * People with Ahoy, each with stores of their own, and a broker that carries letters between them. Letters are
 * really sealed, opened and verified, in the order and with the checks of the broker host.
 */
import { unsealLetter, verifyHello, verifyLetter } from '../../utils/adapters/crypto/open-letter.ts';
import { createInviteTokens } from '../../utils/adapters/crypto/invite-tokens.ts';
import { sealLetter } from '../../utils/adapters/crypto/seal-letter.ts';
import type { Address, Card } from '../../utils/core/people/card.ts';
import type { Handle, UserId } from '../../utils/core/people/ids.ts';
import { err, ok } from '../../utils/core/lib/result.ts';
import type { Letter, LetterType } from '../../utils/core/protocol/letter.ts';
import { parseSealedLetter } from '../../utils/core/protocol/wire.ts';
import type { PairingDeps } from '../../utils/models/pairing/deps.ts';
import { createPairing, type Pairing } from '../../utils/models/pairing/pairing.ts';
import type { ReadOutcome } from '../../utils/models/pairing/reading.ts';
import type { Post } from '../../utils/models/ports/letters.ts';
import { createTestDevice, type TestDevice } from './devices.ts';
import { createFakeAccounts } from './fakes/accounts.ts';
import type { FakeClock } from './fakes/clock.ts';
import { createFakePatience } from './fakes/patience.ts';
import { createFakeRandom } from './fakes/random.ts';
import { createFakeSession } from './fakes/session.ts';
import { createFakeInvites, createFakePeople, createFakePins } from './fakes/stores.ts';
import { createFakeTimers, type FakeTimers } from './fakes/timers.ts';

type Deps = Omit<PairingDeps, 'events' | 'patience'>;

/** One browser of one person. */
export type Resident = {
  readonly id: UserId;
  readonly device: TestDevice;
  readonly deps: Deps;
  readonly timers: FakeTimers;
  /** What pairing reported, as `paired bob answered`. */
  readonly events: string[];
  online: boolean;
  /** Addresses at another broker, where nothing can be sent. */
  readonly elsewhere: Set<Address>;
  /** People whom a rule of theirs already names. */
  readonly named: Set<UserId>;
  pairing: Pairing;
  /** The worker dies and starts again; with `browser`, the whole browser does. */
  restart(what?: 'worker' | 'browser'): Promise<void>;
  /** What its timers are due for happens, and all that it causes. */
  wake(): Promise<void>;
  reads(from: Resident, token: string, text?: string): Promise<ReadOutcome>;
  /** The pin of another's device, if any. */
  pinOf(other: Resident): ReturnType<Deps['pins']['get']>;
  personOf(other: Resident): ReturnType<Deps['people']['get']>;
};

export type Town = {
  readonly clock: FakeClock;
  /** Types of letters in the order in which they were handed to the broker. `src`: where their sender was then. */
  readonly carried: {
    readonly from: UserId;
    readonly type: LetterType;
    readonly to: Address;
    readonly src: Address;
  }[];
  moveIn(name: string, userId: string, seed: number): Promise<Resident>;
  /** Lets everything that was sent arrive, and what that causes. */
  settle(): Promise<void>;
  /** Hands a `hello` to the broker that no pairing made. */
  forge(from: TestDevice, to: Card, letter: Letter, psk: string): Promise<void>;
};

export const createTown = (clock: FakeClock): Town => {
  const residents: Resident[] = [];
  const names = new Map<UserId, string>();
  const carried: Town['carried'] = [];
  let underWay: { readonly to: Address; readonly text: string }[] = [];

  const deliver = async (resident: Resident, card: Card, text: string): Promise<void> => {
    const { id, deps, device, pairing } = resident;
    const me = { card, sealing: device.keys.sealing };
    const sealed = parseSealedLetter(text);
    if (!sealed.ok) return;
    const { pskId } = sealed.value;
    const invite = pskId === undefined ? undefined : await deps.invites.getSent(id, pskId);
    if (pskId !== undefined && invite === undefined) return;
    const unsealed = await unsealLetter(sealed.value, me, invite?.secret);
    if (!unsealed.ok) return;
    const receivedAt = clock.now();
    if (invite !== undefined && pskId !== undefined) {
      const hello = await verifyHello(unsealed.value, invite.invited, card);
      if (!hello.ok) return;
      const { card: theirs, ...proved } = hello.value;
      return pairing.onHello({ account: id, pskId, card: theirs, opened: { ...proved, receivedAt } });
    }
    const pin = await deps.pins.get(id, unsealed.value.from);
    const proved = pin && (await verifyLetter(unsealed.value, pin.card, card));
    if (proved?.ok) await pairing.onLetter(id, { ...proved.value, receivedAt });
  };

  const settle = async (): Promise<void> => {
    while (underWay.length > 0) {
      const letters = underWay;
      underWay = [];
      for (const { to, text } of letters) {
        for (const resident of residents) {
          const account = await resident.deps.accounts.get(resident.id);
          if (account?.card.address === to && resident.online) await deliver(resident, account.card, text);
        }
      }
    }
  };

  const carry = async (
    from: TestDevice,
    card: Card,
    to: Card,
    letter: Letter,
    psk?: string,
    src = card.address,
  ) => {
    const sender = { card, signing: from.keys.signing.privateKey };
    const sealed = await sealLetter({ sender, recipient: to, letter, psk });
    if (!sealed.ok) return sealed;
    carried.push({ from: card.userId, type: letter.type, to: to.address, src });
    underWay.push({ to: to.address, text: sealed.value });
    return ok(undefined);
  };

  const moveIn = async (name: string, userId: string, seed: number): Promise<Resident> => {
    const device = await createTestDevice(userId, seed);
    const id = device.card.userId;
    const random = createFakeRandom(seed * 1_000_000);
    const accounts = createFakeAccounts(random, device);
    const board = createFakeTimers(clock);
    const events: string[] = [];
    const named = new Set<UserId>();
    const elsewhere = new Set<Address>();
    let socket = device.card.address;
    names.set(id, name);
    const post: Post = {
      async send(_, to, letter, psk) {
        const account = await accounts.get(id);
        if (!resident.online || elsewhere.has(to.address) || account === undefined)
          return err('not-connected');
        return carry(device, account.card, to, letter, psk, socket);
      },
    };
    let session = createFakeSession();
    const deps: Deps = {
      clock,
      random,
      timers: board.timers,
      session,
      accounts,
      people: createFakePeople(),
      pins: createFakePins(),
      invites: createFakeInvites(),
      tokens: createInviteTokens(accounts),
      post,
      async moveSocket() {
        socket = (await accounts.get(id))?.card.address ?? socket;
      },
      isNamedByRule: (person) => Promise.resolve(named.has(person.userId)),
    };
    const start = (): Pairing =>
      createPairing({
        ...deps,
        session,
        patience: createFakePatience().patience,
        events: {
          paired: (_, other, how) => void events.push(`paired ${names.get(other)} ${how}`),
          invitePinned: (_, person, reason) =>
            void events.push(`invited by ${names.get(person.userId)}: ${reason}`),
          secondDevice: (_, other) => void events.push(`second device of ${names.get(other)}`),
          secretTaken: (_, other) => void events.push(`secret of ${names.get(other)} taken`),
          changed: () => {},
        },
      });
    const resident: Resident = {
      id,
      device,
      deps,
      timers: board,
      events,
      named,
      online: true,
      elsewhere,
      pairing: start(),
      async restart(what = 'worker') {
        if (what === 'browser') session = createFakeSession();
        resident.pairing = start();
        await resident.pairing.resume();
      },
      async wake() {
        for (const id of board.takeDue()) await resident.pairing.onTimer(id);
        await settle();
      },
      reads: (from, token, text = token) =>
        resident.pairing.readInvite({
          account: id,
          partner: { id: from.id, handle: names.get(from.id) as Handle },
          token,
          text,
        }),
      pinOf: (other) => deps.pins.get(id, other.device.card.signingKey),
      personOf: (other) => deps.people.get(id, other.id),
    };
    residents.push(resident);
    return resident;
  };

  return {
    clock,
    carried,
    moveIn,
    settle,
    async forge(from, to, letter, psk) {
      await carry(from, from.card, to, letter, psk);
    },
  };
};

/** A new token for `to`. */
export const inviteOf = async (from: Resident, to: Resident): Promise<string> => {
  const made = await from.pairing.makeInvite(from.id, to.id);
  if (!made.ok) throw new Error(made.error);
  return made.value.token;
};

/** `from` invites, `to` reads and accepts, everything arrives. */
export const pair = async (town: Town, from: Resident, to: Resident): Promise<void> => {
  await to.reads(from, await inviteOf(from, to));
  await to.pairing.accept(to.id, from.id);
  await town.settle();
};
