import type { UserId } from '../../core/people/ids.ts';
import type { Person } from '../../core/people/person.ts';
import type { Accounts, InviteTokens } from '../ports/accounts.ts';
import type { Patience } from '../patience.ts';
import type { Post } from '../ports/letters.ts';
import type { InviteStore, PeopleStore, PinStore } from '../ports/people.ts';
import type { SessionStore } from '../ports/session.ts';
import type { Clock, Random, Timers } from '../ports/system.ts';

/** What happened, for whoever shows it or goes on from it. Nobody waits for these. */
export type PairingEvents = {
  /**
   * Each of us knows a card of the other now. answered: their `hello` answered my invite · confirmed: they know the
   * `hello` that I answered theirs with.
   */
  readonly paired: (account: UserId, userId: UserId, how: 'answered' | 'confirmed') => void;
  /** An invite was read; the person decides. */
  readonly invitePinned: (account: UserId, person: Person, reason: string | undefined) => void;
  /** A second key answered my invite and was refused: they must send an invite of their own. */
  readonly secondDevice: (account: UserId, userId: UserId) => void;
  /** My answer came second: unless that was another device of mine, somebody else read the invite. */
  readonly secretTaken: (account: UserId, userId: UserId) => void;
  /** People, devices or invites changed. */
  readonly changed: () => void;
};

export type PairingDeps = {
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly session: SessionStore;
  readonly accounts: Accounts;
  readonly people: PeopleStore;
  readonly pins: PinStore;
  readonly invites: InviteStore;
  readonly tokens: InviteTokens;
  readonly post: Post;
  /** Takes the socket to the address on the card. */
  readonly moveSocket: () => Promise<void>;
  /** Whether a rule of the account already says that this person rings. */
  readonly isNamedByRule: (person: Person) => Promise<boolean>;
  readonly events: PairingEvents;
  readonly patience: Patience;
};
