/**
 * One DM pairs two people. Runs in the background worker, which may die between any two
 * lines: what matters is in the stores before anything is sent, and everything here can be done twice.
 */
import type { PublicKey } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { KeptPerson, PersonAct } from '../../core/people/kept-person.ts';
import type { Pin } from '../../core/people/person.ts';
import type { OpenedLetter } from '../../core/protocol/letter.ts';
import type { Account } from '../ports/accounts.ts';
import { createQueue } from '../queue.ts';
import { createAnswering } from './answering.ts';
import { createCards } from './cards.ts';
import type { PairingDeps } from './deps.ts';
import { createInviting, type Hello, type Inviting } from './inviting.ts';
import { createKeeping } from './keeping.ts';
import { createLeaving } from './leaving.ts';
import { createSendLetter } from './letters.ts';
import { createPairingNotes } from './notes.ts';
import { createReading, type FoundInvite, type ReadOutcome } from './reading.ts';
import { createRetries } from './retries.ts';

/** A device's last letter is dated no finer than this (ms): the letters of a call are not worth a write each. */
const HEARD_STEP = 60_000;
/** Clocks of two devices that differ by less are both right, ms. */
const SAME_TIME = 10 * 60_000;

export interface Pairing {
  /** A token for one person; it ends the secret of an earlier one. The text around it is the caller's. */
  makeInvite: Inviting['makeInvite'];
  /** A row of an accepted 1:1 whose tab, origin and conversation were checked. Anything else than the first two is ignored. */
  readInvite(found: FoundInvite): Promise<ReadOutcome>;
  /** Allow or Call: accepts the person and answers what was read from them. Does nothing for a blocked one. */
  accept(account: UserId, userId: UserId): Promise<void>;
  /** A rule says ring: accepts the person if an invite of theirs was read and not taken. */
  acceptRead(account: UserId, userId: UserId): Promise<void>;
  ignoreInvite(account: UserId, userId: UserId): Promise<void>;
  /** A `hello` that the host proved to be under a live secret. */
  onHello(hello: Hello): Promise<void>;
  /** Every other proved letter, of whatever type: each shows that its device is alive and knows me. */
  onLetter(account: UserId, opened: OpenedLetter): Promise<void>;
  /** Whether the timer was one of pairing's (`pairing:…`). */
  onTimer(id: string): Promise<boolean>;
  /** At each start of the worker, and whenever a socket of an account has opened: sends what is due. */
  resume(): Promise<void>;
  /** A new address, told to all who may know. */
  changeAddress(account: UserId): Promise<void>;
  /** Another broker can be reached now: sends every `hello` and card that nobody has acknowledged. */
  tell(account: UserId): Promise<void>;
  block(account: UserId, userId: UserId): Promise<void>;
  unblock(account: UserId, userId: UserId): Promise<void>;
  remove(account: UserId, userId: UserId): Promise<void>;
  removeDevice(account: UserId, device: PublicKey): Promise<void>;
  /** How things stand with a person, so that what is done to them next can be taken back. */
  keep(account: UserId, userId: UserId): Promise<KeptPerson>;
  /** Takes an act back. */
  restore(account: UserId, userId: UserId, act: PersonAct, kept: KeptPerson): Promise<void>;
  /** Runs while nothing of pairing does: what it reads is what it writes over. It must not call pairing itself. */
  alone<T>(task: () => Promise<T>): Promise<T>;
  /** The person compared the safety number of this device. */
  confirmDevice(account: UserId, device: PublicKey): Promise<void>;
}

export const createPairing = (deps: PairingDeps): Pairing => {
  const { accounts, clock, events, pins } = deps;
  const inTurn = createQueue(deps.patience);
  const notes = createPairingNotes(deps.session);
  const retries = createRetries(deps, notes);
  const send = createSendLetter(deps);
  const inviting = createInviting(deps, send);
  const answering = createAnswering(deps, send, retries);
  const reading = createReading(deps, notes, answering.accept);
  const cards = createCards(deps, send, retries);
  const leaving = createLeaving(deps, answering);
  const keeping = createKeeping(deps, answering);

  const resumeAccount = async (account: Account): Promise<void> => {
    await answering.sendHellos(account);
    await cards.tell(account);
  };

  /** They may have missed a change of the address, and an answer of mine may be due. */
  const catchUp = async (id: UserId): Promise<void> => {
    const account = await accounts.get(id);
    if (account !== undefined) await resumeAccount(account);
  };

  const tellCard = async (id: UserId): Promise<void> => {
    const account = await accounts.get(id);
    if (account === undefined) return;
    await answering.sendHellos(account, true);
    await cards.tell(account, true);
    events.changed();
  };

  const onHello = async (hello: Hello): Promise<void> => {
    await inviting.onHello(hello);
    // They answered the card in the invite; what changed since they are told now.
    const account = await accounts.get(hello.account);
    if (account !== undefined) await cards.tell(account);
  };

  /** Devices that age are looked for when another device agrees about the time: a clock that is wrong forgets nobody. */
  const hear = async (pin: Pin, { receivedAt, letter }: OpenedLetter): Promise<void> => {
    if (receivedAt - pin.heardAt <= HEARD_STEP) return;
    await pins.put({ ...pin, heardAt: receivedAt });
    if (Math.abs(receivedAt - letter.time) < SAME_TIME) await leaving.prune(pin.account);
  };

  const onLetter = async (id: UserId, opened: OpenedLetter): Promise<void> => {
    const account = await accounts.get(id);
    const known = await pins.get(id, opened.device);
    if (account === undefined || known === undefined) return;
    await hear(known, opened);
    await answering.settle(account, opened);
    const { letter } = opened;
    if (letter.type === 'card') await cards.onCard(id, opened, letter.payload);
    if (letter.type === 'card-ok') await cards.onCardOk(id, opened, letter.payload);
  };

  const confirmDevice = async (account: UserId, device: PublicKey): Promise<void> => {
    const pin = await pins.get(account, device);
    if (pin === undefined) return;
    await pins.put({ ...pin, confirmedAt: clock.now() });
    events.changed();
  };

  const resume = async (): Promise<void> => {
    for (const account of await accounts.list()) await resumeAccount(account);
  };

  return {
    makeInvite: (account, invited) => inTurn(() => inviting.makeInvite(account, invited)),
    readInvite: (found) => inTurn(() => reading.readInvite(found)),
    accept: (account, userId) => inTurn(() => answering.accept(account, userId)),
    acceptRead: (account, userId) => inTurn(() => answering.acceptRead(account, userId)),
    ignoreInvite: (account, userId) => inTurn(() => answering.ignore(account, userId, 'waiting')),
    onHello: (hello) => inTurn(() => onHello(hello)),
    onLetter: (account, opened) => inTurn(() => onLetter(account, opened)),
    async onTimer(id) {
      if (!id.startsWith('pairing:')) return false;
      await inTurn(resume);
      return true;
    },
    resume: () => inTurn(resume),
    async changeAddress(account) {
      await inTurn(() => accounts.changeAddress(account));
      // What is told from the old address is acknowledged there, where nobody is any more.
      await deps.moveSocket();
      await inTurn(() => tellCard(account));
    },
    tell: (account) => inTurn(() => tellCard(account)),
    block: (account, userId) => inTurn(() => leaving.block(account, userId)),
    unblock: (account, userId) =>
      inTurn(async () => {
        await leaving.unblock(account, userId);
        await catchUp(account);
      }),
    remove: (account, userId) => inTurn(() => leaving.remove(account, userId)),
    removeDevice: (account, device) => inTurn(() => leaving.removeDevice(account, device)),
    keep: (account, userId) => inTurn(() => keeping.keep(account, userId)),
    restore: (account, userId, act, kept) =>
      inTurn(async () => {
        await keeping.restore(account, userId, act, kept);
        await catchUp(account);
      }),
    alone: (task) => inTurn(task),
    confirmDevice: (account, device) => inTurn(() => confirmDevice(account, device)),
  };
};
