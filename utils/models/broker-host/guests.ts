/** Our sockets at the brokers of others. Only a visit opens one; a letter that arrives or wants to go out never does. */
import type { UserId } from '../../core/people/ids.ts';
import { encodeAddress } from '../../core/protocol/address.ts';
import { isSameBroker, type BrokerAddress } from '../../core/protocol/broker-url.ts';
import type { BrokerHostDeps } from './deps.ts';
import type { Drops } from './drops.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';

/** A guest goes this long after the last visit, in ms. */
const STAY = 600_000;
/** A broker that did not let us in by then is given up, in ms. */
const OPEN_DEADLINE = 5000;
/** Of one account: a change of our own broker leaves a guest for each of them, who all have to tell people. */
const MAX_GUESTS = 3;

type Guest = {
  readonly account: UserId;
  readonly mailbox: Mailbox;
  /** What it was opened for; a broker sees another address at each trip. */
  readonly trip?: string;
  readonly isOpen: Promise<boolean>;
  /** Of all visits so far. */
  lastVisit: number;
  /** It stays until this wait is over, unless it is aborted. */
  leaving?: AbortController;
};

export type Visit = { readonly trip: string; readonly isErrand: boolean };

export type Guests = {
  /**
   * Connects, or stays longer if this trip is there already. Answers whether letters can go out. A call ends what was
   * there before, as there is one at a time; an errand leaves it alone.
   */
  visit(account: UserId, at: BrokerAddress, why: Visit): Promise<boolean>;
  /** The account's own broker until now: those who are still there can be told where it went. */
  adopt(account: UserId, mailbox: Mailbox): void;
  /** The newest first. */
  of(account: UserId): readonly Mailbox[];
  /** Without `at`: everywhere. */
  leave(account: UserId, at?: BrokerAddress): void;
};

export const createGuests = (deps: BrokerHostDeps, drop: Drops): Guests => {
  /** The one that came first is first. */
  let guests: readonly Guest[] = [];
  let visits = 0;

  const end = (guest: Guest): void => {
    guest.leaving?.abort();
    guest.mailbox.close();
    guests = guests.filter((one) => one !== guest);
  };
  const stay = (guest: Guest): void => {
    guest.lastVisit = ++visits;
    guest.leaving?.abort();
    guest.leaving = new AbortController();
    deps.delays.after(STAY, () => end(guest), guest.leaving.signal);
  };
  const at = (account: UserId, broker: BrokerAddress | undefined): readonly Guest[] =>
    guests.filter(
      (one) => one.account === account && (broker === undefined || isSameBroker(one.mailbox.at, broker)),
    );
  const welcome = (guest: Guest): void => {
    const there = at(guest.account, undefined);
    const [first] = there.toSorted((one, other) => one.lastVisit - other.lastVisit);
    if (there.length >= MAX_GUESTS && first !== undefined) end(first);
    guests = [...guests, guest];
    stay(guest);
  };

  const open = (account: UserId, broker: BrokerAddress, trip: string): Guest => {
    const { promise: isOpen, resolve } = Promise.withResolvers<boolean>();
    const own = encodeAddress(deps.random.bytes(16));
    const answered = new AbortController();
    const mailbox = openMailbox(deps, account, { at: broker, own }, drop, ({ state }) => {
      if (state === 'open') resolve(true);
    });
    const guest: Guest = { account, mailbox, trip, isOpen, lastVisit: 0 };
    deps.delays.after(OPEN_DEADLINE, () => resolve(false), answered.signal);
    void isOpen.then((isIn) => {
      answered.abort();
      if (!isIn) end(guest);
    });
    return guest;
  };

  const leave = (account: UserId, broker?: BrokerAddress): void => at(account, broker).forEach(end);

  return {
    visit(account, broker, { trip, isErrand }) {
      const there = at(account, broker).find((one) => one.trip === trip);
      if (there !== undefined) {
        stay(there);
        return there.isOpen;
      }
      if (!isErrand) leave(account, broker);
      const guest = open(account, broker, trip);
      welcome(guest);
      return guest.isOpen;
    },
    adopt(account, mailbox) {
      mailbox.retire();
      welcome({ account, mailbox, isOpen: Promise.resolve(true), lastVisit: 0 });
    },
    of: (account) =>
      at(account, undefined)
        .map(({ mailbox }) => mailbox)
        .toReversed(),
    leave,
  };
};
