/**
 * Every message between our contexts, one map per direction: `in` is what the sender gives, `out` what comes back.
 * Only plain JSON travels. The receiver classifies the sender (`adapters/messaging/sender.ts`) and parses before it acts.
 */
import type { RingSound } from '../../core/sound/tunes.ts';
import type { Presence } from '../../core/broker/link.ts';
import type { CallCommand, Leg, MediaEvent, MediaSignal, Placed } from '../../core/call/input.ts';
import type { Reminder } from '../../core/call/reminder.ts';
import type {
  ButtonState,
  CallView,
  InvitePlacement,
  PersonLabel,
  Reachability,
} from '../../core/call/view.ts';
import type { Card, PublicKey } from '../../core/people/card.ts';
import type { SeenSource } from '../../core/people/fact.ts';
import type { Handle, UserId } from '../../core/people/ids.ts';
import type { KeptBefore, KeptPerson, PersonAct } from '../../core/people/kept-person.ts';
import type { KnownFollowing } from '../../core/people/known-following.ts';
import type { LogEntry } from '../../core/people/log-entry.ts';
import type { PersonWish } from '../../core/people/option.ts';
import type { HookReport, Partner, SeenPerson } from '../../core/people/seen.ts';
import type { Person, ReadInvite } from '../../core/people/person.ts';
import type { CallId, Letter, MediaKind, OpenedLetter } from '../../core/protocol/letter.ts';
import type { Result } from '../../core/lib/result.ts';
import type { Part, ResetWhat } from '../../core/portable/portable.ts';
import type { OwnVerdict } from '../../core/screening/verdict.ts';
import type { IceSettings } from '../media-ports.ts';

/** Content script on X → background. Nothing else is taken from there. */
export type FromX = {
  /** At load, on account change and whenever the certain partner changes. Answers with the buttons' state for that partner. */
  'account-seen': { in: { me: UserId; handle?: Handle; partner?: Partner }; out: ButtonState };
  'place-call': { in: { me: UserId; partner: Partner; kind: MediaKind }; out: void };
  /** saved: done · asked: a window of ours asks · refused: not from this page */
  'set-verdict': {
    in: { me: UserId; partner: Partner; verdict: PersonWish };
    out: 'saved' | 'asked' | 'refused';
  };
  'open-screening': { in: null; out: void };
  /** Answers whether it is settled: read, or of no use for ever. If not, it may be told again later. */
  'invite-found': { in: { me: UserId; partner: Partner; token: string; text: string }; out: boolean };
  /** `following`: how many people `me` follows, by X's own count. */
  facts: {
    in: { me: UserId; people: readonly SeenPerson[]; source: SeenSource; following?: number };
    out: void;
  };
  'hook-report': { in: HookReport; out: void };
  /**
   * This page has a place for call buttons, and not the script with them. Answered once that script ran, with what it
   * says, `$1` and `$2` in it: the browser would make X's page wait for the catalogue.
   */
  'calls-wanted': { in: null; out: Readonly<Record<string, string>> };
  /**
   * Asked by a page of X that shows a list of followed people: whether the person opened this tab to learn whom they
   * follow. `over`: they closed what we show there.
   */
  learning: { in: { me: UserId; over?: boolean }; out: Learning | null };
};

/** Background → content script of one tab. */
export type ToX = {
  'write-invite': {
    /** `replaces`: an earlier text of ours, written over only while it stands there untouched. */
    in: { partner: UserId; handle?: Handle; text: string; replaces?: string };
    out: Exclude<InvitePlacement, 'pending'>;
  };
  'button-state': { in: { me: UserId; partner: UserId; state: ButtonState }; out: void };
  /** More was learnt, in a tab that was opened for that. */
  learning: { in: Learning; out: void };
  /** A person keeps us away from X now. */
  stop: { in: null; out: void };
};

/** On the list `https://x.com/<handle>/following` of account `me`. */
export type Learning = { readonly me: UserId; readonly handle: Handle; readonly known: KnownFollowing };

export type PendingInvite = {
  readonly invite: ReadInvite;
  readonly person: Person;
  /** Hosts that an answer would show our network address to for the first time. */
  readonly asks?: readonly string[];
};

/** All that the popup shows besides its lists. */
export type Overview = {
  readonly account?: { readonly id: UserId; readonly handle?: Handle };
  readonly reachability: Reachability;
  readonly calls: readonly CallView[];
  readonly invites: readonly PendingInvite[];
  readonly reminders: readonly Reminder[];
};

export type PersonChange =
  | { readonly type: 'star'; readonly on: boolean }
  /** null: as the rules say. */
  | { readonly type: 'verdict'; readonly verdict: OwnVerdict | null }
  /** `agreed`: the hosts that may see our network address from now on. */
  | { readonly type: 'allow'; readonly agreed?: readonly string[] }
  | { readonly type: 'ignore-invite' }
  | { readonly type: 'block'; readonly changeAddress: boolean }
  | { readonly type: 'unblock' }
  | { readonly type: 'remove' }
  | { readonly type: 'remove-device'; readonly device: PublicKey }
  | { readonly type: 'relay-only'; readonly on: boolean }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'confirm-device'; readonly device: PublicKey };

/** What an import did. `settings`, `rules`: whether they were taken. */
export type ImportReport = {
  readonly settings: boolean;
  readonly rules: boolean;
  readonly added: number;
  readonly changed: number;
  readonly calls: number;
};
export type AskedWish = { readonly account: UserId; readonly person: PersonLabel; readonly wish: PersonWish };

export type BrokerTest = Result<
  { readonly milliseconds: number },
  'not-a-url' | 'not-secure' | 'unreachable' | 'not-a-peerserver'
>;

/** The two devices of a call, and when a person last said that the keys of theirs are right (ms). */
export type CallKeys = { readonly mine: Card; readonly theirs: Card; readonly confirmedAt?: number };

/** Our own pages → background. */
export type FromPages = {
  overview: { in: void; out: Overview };
  'call-open': {
    in: { call: CallId };
    out: { view: CallView; ice: IceSettings; signals: readonly MediaSignal[] } | null;
  };
  /** Whose devices talk; null while they do not. */
  'call-keys': { in: { call: CallId }; out: CallKeys | null };
  'call-command': { in: { call: CallId; command: CallCommand }; out: void };
  /** `leg`: whose connection says so; without it the window means whatever call is in it now. */
  'call-media': { in: { call: CallId; event: MediaEvent; leg?: Leg }; out: void };
  /** Brings the call's window to the front. */
  'show-call': { in: { call: CallId }; out: void };
  'call-person': { in: { account: UserId; userId: UserId; kind: MediaKind }; out: Placed };
  /** Takes the “in N minutes” of a declined call. Answers when that is (ms); null: there is nothing to take any more. */
  remind: { in: { call: CallId }; out: number | null };
  'cancel-reminder': { in: { account: UserId; userId: UserId }; out: void };
  'write-to-person': { in: { account: UserId; userId: UserId }; out: void };
  'change-person': { in: { account: UserId; userId: UserId; change: PersonChange }; out: void };
  'change-address': { in: { account: UserId }; out: void };
  /** Opens X's list of the people whom the account follows. `no-handle`: X has not shown its handle yet. */
  'learn-following': { in: { account: UserId }; out: 'opened' | 'no-handle' };
  'known-following': { in: { account: UserId }; out: KnownFollowing };
  /** More or less is known of people, after an import or its undoing. Answers who was accepted for that. */
  'people-imported': { in: { account: UserId }; out: readonly KeptBefore[] };
  /** How things stand with a person before an act that one may want to take back, and taking it back. */
  'keep-person': { in: { account: UserId; userId: UserId }; out: KeptPerson };
  'restore-person': { in: { account: UserId; userId: UserId; act: PersonAct; kept: KeptPerson }; out: void };
  'clear-log': { in: { account: UserId }; out: void };
  /** Some of what was cleared. */
  'restore-log': { in: { account: UserId; entries: readonly LogEntry[] }; out: void };
  /**
   * Takes the file that was kept aside under this id. replaced: another tab kept its own there since. Rejects when
   * nothing of it was taken.
   */
  'take-import': {
    in: { account: UserId; file: string; parts: readonly Part[] };
    out: ImportReport | 'replaced';
  };
  /** in-call: a call goes on, and would lose its people or its keys. `undo`: an id that no other has. */
  'reset-data': { in: { account: UserId; what: ResetWhat; undo: string }; out: 'done' | 'in-call' };
  /** Takes an import (by the id of its file) or a reset back. Answers false when it is not kept any more. */
  'undo-data': { in: { account: UserId; undo: string }; out: boolean };
  'test-broker': { in: { url: string }; out: BrokerTest };
  /** What X's page asked for about a person, and only a window of ours may say yes to. null: nothing. */
  wish: { in: void; out: AskedWish | null };
  /** The report of the active tab, or null when it is not a page of X. */
  'check-page': { in: void; out: HookReport | null };
};

/** Background → all our own pages. */
export type ToPages = {
  'overview-changed': { in: Overview; out: void };
  'call-changed': { in: CallView; out: void };
  'call-signal': { in: { call: CallId; signal: MediaSignal }; out: void };
  /** `userId`: only this person changed. */
  'data-changed': { in: { what: 'people' | 'log'; userId?: UserId }; out: void };
};

/** What the broker host needs to hold presence. `brokerUrl` is already normalised. */
export type HostConfig = { readonly accounts: readonly UserId[]; readonly brokerUrl: string };

/** Background → broker host (offscreen document on Chrome). */
export type ToHost = {
  configure: { in: HostConfig; out: void };
  send: {
    in: { account: UserId; to: Card; letter: Letter; psk?: string };
    out: Result<void, 'not-connected' | 'too-large'>;
  };
  /**
   * A person wants to reach somebody at another broker: connects there under an address of this trip's own. It lasts
   * ten minutes from the last time that it is asked for. Answers whether letters can go out.
   */
  visit: { in: { account: UserId; brokerUrl: string; trip: string; isErrand: boolean }; out: boolean };
  'set-timer': { in: { id: string; at: number }; out: void };
  'clear-timer': { in: { id: string }; out: void };
  ring: { in: { sound: RingSound }; out: void };
  'test-broker': { in: { url: string }; out: BrokerTest };
};

/** Broker host → background. */
export type FromHost = {
  /** Answers with what to connect; also sent when the host was made anew. */
  'host-started': { in: void; out: HostConfig };
  /** Opened, signed by a pinned key, not seen before. */
  letter: { in: { account: UserId; opened: OpenedLetter }; out: void };
  /** A `hello` under a live secret of mine; the card's id is the invited one and its key signed. */
  hello: { in: { account: UserId; pskId: string; card: Card; opened: OpenedLetter }; out: void };
  presence: { in: { account: UserId; presence: Presence }; out: void };
  timer: { in: { id: string }; out: void };
};
