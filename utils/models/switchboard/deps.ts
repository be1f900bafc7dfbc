import type { CallView, InvitePlacement } from '../../core/call/view.ts';
import type { CallFacts } from '../../core/call/facts.ts';
import type { MediaSignal } from '../../core/call/input.ts';
import type { PublicKey } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { CallId, Letter } from '../../core/protocol/letter.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { CallWindows, Notifier, Sounds } from '../ports/browser.ts';
import type { LogStore, StandingCalls } from '../ports/calls.ts';
import type { Post } from '../ports/letters.ts';
import type { PeopleStore, PinStore } from '../ports/people.ts';
import type { SessionStore } from '../ports/session.ts';
import type { SettingsStore } from '../ports/settings.ts';
import type { Patience } from '../patience.ts';
import type { Clock, Delays, Random, Timers } from '../ports/system.ts';
import type { LookAlikes } from '../look-alikes.ts';
import type { Judge } from '../screening/judge.ts';

/** What the switchboard asks of pairing. */
export interface CallPairing {
  /** My act: accepts the person and answers an invite of theirs that was read. */
  accept(account: UserId, userId: UserId): Promise<void>;
  /** Devices that know a card of mine, or are being told by a `hello` that goes out first: others drop every letter. */
  devicesOf(account: UserId, userId: UserId): Promise<readonly PublicKey[]>;
  /** The token of a new invite for this person. undefined: the broker's URL is too long for one. */
  makeInvite(account: UserId, userId: UserId): Promise<string | undefined>;
  /** The sentence for the DM around a token. */
  inviteText(token: string, reason: string | undefined): string;
  block(account: UserId, userId: UserId): Promise<void>;
}

/** The servers of others, where some of their devices are. */
export interface Visits {
  /** undefined: this person's devices are all at our own server. Else the hosts that nobody agreed to yet. */
  asks(account: UserId, userId: UserId): Promise<readonly string[] | undefined>;
  /** These hosts may see our network address from now on. */
  agree(hosts: readonly string[]): Promise<void>;
  /**
   * Connects wherever that was agreed to, tells what waits there, and answers the devices that can be rung now, and
   * where it went.
   */
  go(
    trip: Pick<CallFacts, 'id' | 'account' | 'userId'>,
  ): Promise<{ readonly devices: readonly PublicKey[]; readonly brokers: readonly string[] }>;
}

export type SwitchboardDeps = {
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  /** For what has not to outlive the worker. */
  readonly delays: Delays;
  readonly patience: Patience;
  readonly post: Post;
  /** For what holds for everybody. */
  readonly settings: Pick<SettingsStore, 'browser'>;
  readonly people: PeopleStore;
  readonly pins: PinStore;
  readonly judge: Judge;
  readonly accounts: Pick<Accounts, 'list'>;
  readonly lookAlikes: Pick<LookAlikes, 'of'>;
  readonly session: SessionStore;
  readonly log: Pick<LogStore, 'add' | 'ofPerson' | 'since'>;
  readonly standing: StandingCalls;
  readonly notifier: Notifier;
  readonly windows: CallWindows;
  readonly sounds: Sounds;
  readonly pairing: CallPairing;
  readonly visits: Visits;
  /** SHA-256 of the body that this letter is signed with, base64url. */
  readonly digestOf: (account: UserId, letter: Letter) => Promise<string>;
  /** Puts the text into X's composer of that conversation, if one is open; `replaces`: over an earlier text of ours. */
  readonly placeInvite: (
    view: CallView,
    text: string,
    where: { readonly tab?: number | undefined; readonly replaces?: string | undefined },
  ) => Promise<Exclude<InvitePlacement, 'pending'>>;
  /** Shows a changed call to whoever looks. */
  readonly changed: (view: CallView) => void;
  readonly signal: (window: CallId, signal: MediaSignal) => void;
  readonly logged: () => void;
  /** A call stayed silent because there were too many. */
  readonly digest: (account: UserId) => Promise<void>;
  /** One line for the console: phases and counts only. */
  readonly note: (line: string) => void;
};
