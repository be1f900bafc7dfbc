import type { Grade } from '../people/person.ts';
import type { Handle, UserId } from '../people/ids.ts';
import type { CallId, CounterOffer, MediaKind } from '../protocol/letter.ts';
import type { Judgement } from '../screening/judgement.ts';

/** The phases that a window shows, in `data-phase`. */
export type CallPhase =
  | 'inviting'
  | 'dialing'
  | 'asking'
  | 'screening'
  | 'ringing'
  | 'connecting'
  | 'live'
  | 'reconnecting'
  | 'ended';

/** Why a call is over. Each has its words in the message catalogue (`endTitle.*`, `endWhy.*`). */
export type EndReason =
  | 'hung-up'
  | 'hung-up-by-peer'
  | 'cancelled'
  | 'cancelled-by-peer'
  | 'declined'
  | 'declined-by-peer'
  | 'no-answer'
  | 'no-reason'
  | 'missed'
  | 'busy'
  | 'unreachable'
  | 'ignored'
  | 'blocked'
  | 'silenced'
  | 'answered-elsewhere'
  | 'not-connected'
  | 'connection-failed'
  | 'connection-lost'
  | 'no-relay'
  | 'identity-changed'
  | 'proof-broken'
  | 'proof-differs'
  | 'window-closed'
  | 'joined-other-call';

export type PersonLabel = {
  readonly userId: UserId;
  readonly handle?: Handle;
  readonly name?: string;
};

/** How far the other device's key is proved, for the ring and the call window. */
export type Proof = {
  readonly grade: Grade;
  readonly provedAt: number;
  readonly confirmedAt?: number;
  /** Proved less than a day ago while older devices of the same person are known. */
  readonly newDevice: boolean;
};

/** What the background shows of one call to windows, popup and notifications. Times are ms since 1970. */
export type CallView = {
  readonly id: CallId;
  readonly account: UserId;
  readonly role: 'caller' | 'callee';
  readonly phase: CallPhase;
  readonly kind: MediaKind;
  readonly person: PersonLabel;
  /** Callee: somebody whom I know better and whom the caller could be taken for. */
  readonly resembles?: PersonLabel;
  /** Callee, where this browser has several accounts: which of them is called. */
  readonly calledAccount?: PersonLabel;
  readonly proof?: Proof;
  readonly reason?: string;
  /** Callee: why it rings (or did not). */
  readonly judgement?: Judgement;
  readonly startedAt: number;
  readonly liveSince?: number;
  /** How often a window of the two was loaded anew while they talked; each time makes another connection. */
  readonly rejoins?: number;
  /** The servers of the other side, as URLs, at which we are for it. */
  readonly abroad?: readonly string[];
  /** Live: it waits while I talk in another call. */
  readonly onHold?: true;
  /** Reconnecting: their window is gone, and may come back. */
  readonly peerVanished?: true;
  /** Caller while inviting: the text that belongs into the DM and what became of it. */
  readonly invite?: { readonly text: string; readonly placed: InvitePlacement };
  /** Caller: the visible countdown before a ring that was started by an answered invite. */
  readonly countdownUntil?: number;
  /** Caller, nothing sent yet: the hosts that would see our network address for the first time, in one line. */
  readonly askBroker?: string;
  readonly relayOnly: boolean;
  /** Callee, ringing: only a relay may carry this call, and there is none. */
  readonly relayMissing?: true;
  readonly end?: {
    readonly reason: EndReason;
    readonly at: number;
    readonly message?: string;
    readonly counter?: CounterOffer;
  };
};

/** pending: not tried yet · written: in X's composer · draft: a draft was there and was left alone · failed */
export type InvitePlacement = 'pending' | 'written' | 'draft' | 'failed';

/** What the two buttons in X's header show. */
export type ButtonState =
  | { readonly state: 'ready' }
  | { readonly state: 'no-card' }
  | { readonly state: 'in-call' }
  /** They ring here: a press takes the call. */
  | { readonly state: 'rings' }
  | { readonly state: 'impossible'; readonly why: 'busy-elsewhere' | 'not-connected' | 'blocked' };

/** Whether letters can reach this account here, and why not. */
export type Reachability =
  /** `twinAt`: when a browser with a copy of our keys last wanted the address, ms. */
  | { readonly state: 'reachable'; readonly takeCalls: boolean; readonly twinAt?: number }
  | { readonly state: 'reconnecting'; readonly since: number; readonly why: UnreachableWhy }
  | { readonly state: 'unreachable'; readonly since: number; readonly why: UnreachableWhy };

export type UnreachableWhy =
  | 'no-account'
  | 'starting'
  | 'offline'
  | 'broker-unreachable'
  | 'broker-refused'
  | 'address-held'
  | 'address-taken'
  | 'same-keys'
  | 'storage-broken'
  | 'newer-data';
