/**
 * Everything that models need from the outside. Adapters implement these; unit tests bring fakes.
 * Rejections are bugs or broken storage; expected failures are values.
 */
import type { RingSound } from '../core/sound/tunes.ts';
import type { Reminder } from '../core/call/reminder.ts';
import type { CallView } from '../core/call/view.ts';
import type { ImportPreview, ImportRefusal } from '../core/imports/found.ts';
import type { ArchiveList, ArchiveMeta } from '../core/people/archive.ts';
import type { Facts } from '../core/people/fact.ts';
import type { LogEntry } from '../core/people/log-entry.ts';
import type { LinkPresence } from '../core/broker/link.ts';
import type { Address, Card, PublicKey } from '../core/people/card.ts';
import type { Handle, UserId } from '../core/people/ids.ts';
import type { PendingHandle } from '../core/people/pending-handle.ts';
import type { Person, Pin, ReadInvite, SentInvite } from '../core/people/person.ts';
import type { BrokerAddress } from '../core/protocol/broker-url.ts';
import type { CallId, Letter, LetterType, OpenedLetter } from '../core/protocol/letter.ts';
import type { Relay } from '../core/protocol/relay.ts';
import type { SealedLetter } from '../core/protocol/wire.ts';
import type { InviteContent } from '../core/protocol/token.ts';
import type { Portable } from '../core/portable/portable.ts';
import type { Result } from '../core/lib/result.ts';
import type { LocalTime } from '../core/screening/schedule.ts';
import type { Screening } from '../core/screening/screening.ts';

export interface Clock {
  /** ms since 1970. */
  now(): number;
}

/** Where this browser is, days begin at midnight and clocks on the wall change with the seasons. */
export interface Calendar {
  local(at: number): LocalTime;
  /** When the day of this moment began, ms. */
  midnight(at: number): number;
  /** The first moment after `at` at which a clock on the wall shows this minute of the day, ms. */
  next(at: number, minute: number): number;
}

/** What the browser knows of the person in front of it. */
export interface Presence {
  /** undefined: it does not say. */
  state(): Promise<'active' | 'idle' | 'locked' | undefined>;
}

export interface Random {
  bytes(length: number): Uint8Array<ArrayBuffer>;
}

/** One-shot timers that outlive the background worker; they come back as events carrying the same id. */
export interface Timers {
  set(id: string, at: number): void;
  clear(id: string): void;
}

/** The public side of an account used in this browser. Private keys stay in the store. */
export type Account = {
  readonly id: UserId;
  readonly handle?: Handle;
  readonly card: Card;
  /** Rises with each change of the card; travels in `card` letters. */
  readonly serial: number;
  readonly seenAt: number;
  /** How many people it follows, by X's own count, and when X said so, ms. */
  readonly following?: { readonly count: number; readonly at: number };
};

export interface Accounts {
  list(): Promise<readonly Account[]>;
  get(id: UserId): Promise<Account | undefined>;
  /** Makes keys and an address at the first call for this id. */
  ensure(id: UserId, handle: Handle | undefined, now: number): Promise<Account>;
  /** A fresh address (and the next serial); keys stay. */
  changeAddress(id: UserId): Promise<Account>;
  /** Another broker in the card (and the next serial); nothing if it stands there already. */
  nameBroker(id: UserId, broker: string | undefined): Promise<void>;
  /** How many people it follows by X's own count, at `now`; nothing when there is no such account. */
  noteFollowing(id: UserId, count: number, now: number): Promise<void>;
  /** Ed25519 signature (64 bytes) by the account's device key. */
  sign(id: UserId, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

export interface PeopleStore {
  get(account: UserId, userId: UserId): Promise<Person | undefined>;
  list(account: UserId): Promise<readonly Person[]>;
  /** Those about whom something was decided. */
  kept(account: UserId): Promise<readonly Person[]>;
  /** Everyone, some at a time: there may be so many that a page would stand still. */
  visit(account: UserId, take: (some: readonly Person[]) => void): Promise<void>;
  /** Read, change and write in one transaction; `undefined` is handed in for a new person. */
  update(account: UserId, userId: UserId, change: (person: Person | undefined) => Person): Promise<Person>;
  /**
   * The same for many, in one transaction. Whoever comes back as the same object is not written; answers how many were.
   */
  updateMany(
    account: UserId,
    userIds: readonly UserId[],
    change: (userId: UserId, person: Person | undefined) => Person,
  ): Promise<number>;
  remove(account: UserId, userId: UserId): Promise<void>;
}

/** Lists that were imported from the person's X archive. */
export interface ArchiveLists {
  imported(account: UserId): Promise<{ readonly [K in ArchiveList]?: ArchiveMeta }>;
}

/** All that is known of a person from X, wherever it was learned; of two answers the one of the newer date. */
export interface KnownFacts {
  of(account: UserId, person: UserId): Promise<Facts>;
}

/** People of whom only a handle is known. */
export interface PendingHandles {
  find(account: UserId, handles: readonly Handle[]): Promise<readonly PendingHandle[]>;
  count(account: UserId): Promise<number>;
  remove(account: UserId, handle: Handle): Promise<void>;
}

export interface PinStore {
  get(account: UserId, signingKey: PublicKey): Promise<Pin | undefined>;
  ofPerson(account: UserId, userId: UserId): Promise<readonly Pin[]>;
  list(account: UserId): Promise<readonly Pin[]>;
  /** At most five per person: the one unheard of longest makes room for a new one. */
  put(pin: Pin): Promise<void>;
  remove(account: UserId, signingKey: PublicKey): Promise<void>;
}

export interface InviteStore {
  putSent(invite: SentInvite): Promise<void>;
  getSent(account: UserId, pskId: string): Promise<SentInvite | undefined>;
  sentTo(account: UserId, invited: UserId): Promise<readonly SentInvite[]>;
  removeSent(account: UserId, pskId: string): Promise<void>;
  /** First use of a secret, in one transaction: `fresh` for the first key and again for that same key. */
  use(account: UserId, pskId: string, key: PublicKey): Promise<'fresh' | 'used-by-other' | 'unknown'>;
  putRead(invite: ReadInvite): Promise<void>;
  listRead(account: UserId): Promise<readonly ReadInvite[]>;
  removeRead(account: UserId, signingKey: PublicKey): Promise<void>;
  /**
   * Marks below which invites are ignored; they survive the removal of a person.
   * `subject` is a signing key or a user id. Times in ms.
   */
  mark(account: UserId, subject: PublicKey | UserId): Promise<number | undefined>;
  setMark(account: UserId, subject: PublicKey | UserId, at: number): Promise<void>;
  /** Puts a mark back as it was before an act that is taken back; undefined: there was none. */
  resetMark(account: UserId, subject: PublicKey | UserId, at: number | undefined): Promise<void>;
}

export interface LogStore {
  add(entry: LogEntry): Promise<void>;
  /** Newest first. */
  list(account: UserId, limit: number): Promise<readonly LogEntry[]>;
  /** Everything with one person. */
  ofPerson(account: UserId, userId: UserId): Promise<readonly LogEntry[]>;
  /** Everything from `at` (ms) on. */
  since(account: UserId, at: number): Promise<readonly LogEntry[]>;
  /** With whom there are entries. */
  people(account: UserId): Promise<ReadonlySet<UserId>>;
  clear(account: UserId): Promise<void>;
  /** Puts back what was cleared. */
  restore(entries: readonly LogEntry[]): Promise<void>;
}

/**
 * Imports and resets: many rows in one transaction, all or nothing, together with what undoes it. Each replaces the
 * undo of the one before.
 */
export interface PossessionStore {
  /** Keeps a file that was read until it is taken or another one is. */
  stage(portable: Portable, now: number): Promise<void>;
  staged(account: UserId): Promise<Portable | undefined>;
  take(
    portable: Portable,
    parts: { readonly people: boolean; readonly log: boolean },
    former: FormerSettings,
    now: number,
  ): Promise<Taken>;
  /** Removes the rows of a group; of people with cards a mark stays, as of everybody who is removed. */
  reset(
    account: UserId,
    group: 'people' | 'log' | undefined,
    former: FormerSettings,
    now: number,
  ): Promise<void>;
  /** The settings that an undo has to bring back. Undefined: there is nothing to undo. */
  former(account: UserId): Promise<FormerSettings | undefined>;
  undo(account: UserId): Promise<void>;
  /** Everything of an account with its keys. */
  erase(account: UserId): Promise<void>;
  /** Drops what was kept aside before that moment (ms). */
  forgetAside(before: number): Promise<void>;
}

export type Taken = {
  readonly added: number;
  readonly changed: number;
  readonly calls: number;
  /** Those who were not blocked before. */
  readonly blocked: readonly UserId[];
};

/** Invite tokens: made and signed by the account that the card names, checked by signature. */
export interface InviteTokens {
  /** `pskId` (base64url of 16 bytes) names the secret. `too-large`: the card's broker is too long for an invite. */
  create(
    content: InviteContent,
  ): Promise<Result<{ readonly token: string; readonly pskId: string }, 'too-large'>>;
  /** What a token says, once it is certain that the owner of the card's signing key said it. */
  verify(token: string): Promise<Result<InviteContent, 'malformed' | 'bad-signature'>>;
}

export type BrowserSettings = {
  /** As typed; empty means the default public server. */
  readonly brokerUrl: string;
  /** In the order in which they were set. */
  readonly relays: readonly Relay[];
  /** Every call goes through a relay, whoever it is with. */
  readonly alwaysRelay: boolean;
  /** Addresses of one's own network are kept from those one talks to. */
  readonly hideLocal: boolean;
  /** A ring opens a window of ours, also where its notification has buttons. */
  readonly ringWindow: boolean;
  readonly welcomed: boolean;
  /** Hosts of brokers, besides our own, that may see our network address. */
  readonly agreedHosts: readonly string[];
  /** The account last seen in a tab. */
  readonly currentAccount?: UserId;
};

/** Settings as they were before an import or a reset, as far as it changed them. */
export type FormerSettings = {
  readonly browser?: Partial<BrowserSettings>;
  readonly screening?: Partial<Screening>;
};

export interface SettingsStore {
  browser(): Promise<BrowserSettings>;
  setBrowser(change: Partial<BrowserSettings>): Promise<void>;
  /** What one account chose; where it did not, what was chosen before any account was known (`null`). */
  screening(account: UserId | null): Promise<Screening>;
  setScreening(account: UserId | null, change: Partial<Screening>): Promise<void>;
  /** Drops what one account chose; with `all`, also what the browser has for every account. */
  forget(account: UserId, all: boolean): Promise<void>;
  /** Calls back after any change, from any context, until aborted. */
  watch(changed: () => void, signal: AbortSignal): void;
}

/**
 * The post office: seals, signs and sends one letter over the account's own socket.
 * `psk` (base64url, 32 bytes) selects PSK mode and is for `hello` only.
 */
export interface Post {
  send(
    account: UserId,
    to: Card,
    letter: Letter,
    psk?: string,
  ): Promise<Result<void, 'not-connected' | 'too-large'>>;
}

export interface Notifier {
  /** Shows or replaces. The view says what to write; strings come from the catalogue in the adapter. */
  ring(view: CallView): Promise<void>;
  missed(view: CallView): Promise<void>;
  /** “Bob said: in 15 minutes.” Now they are over. */
  remind(reminder: Reminder): Promise<void>;
  /** So many calls of so many people stayed silent because there were too many; one notification that grows. */
  digest(account: UserId, silenced: { readonly calls: number; readonly people: number }): Promise<void>;
  invite(account: UserId, person: Person, reason: string | undefined): Promise<void>;
  canBeCalled(account: UserId, person: Person): Promise<void>;
  /** second-device: their invite is needed · secret-taken: somebody else may have read mine */
  warn(account: UserId, person: Person, warning: 'second-device' | 'secret-taken'): Promise<void>;
  clearRing(call: CallId): Promise<void>;
  /** In place of its ring, for a moment: another device of this person took it. */
  takenElsewhere(view: CallView): Promise<void>;
  /** Clears what a worker that died left of other rings than these. */
  keepRings(calls: readonly CallId[]): Promise<void>;
  /** Clears invites that were answered; asks about those that are shown, so that a new one is never lost. */
  keepInvites(isWaiting: (account: UserId, from: UserId) => Promise<boolean>): Promise<void>;
}

export interface CallWindows {
  /** Opens `call.html?call=<id>`; `background` keeps it out of the way until `show`. */
  open(view: CallView, background: boolean): Promise<void>;
  show(view: CallView): Promise<void>;
  close(view: CallView): Promise<void>;
}

/** Ring and ring-back. */
export interface Sounds {
  ring(sound: RingSound): void;
}

/** Calls that go on, as they would be filed if the browser ended now; outlive it. */
export interface StandingCalls {
  read(): Promise<readonly LogEntry[]>;
  write(entries: readonly LogEntry[]): Promise<void>;
}

/** Calls to make later; outlive the browser. */
export interface ReminderStore {
  read(): Promise<readonly Reminder[]>;
  write(reminders: readonly Reminder[]): Promise<void>;
}

/** Has the background woken, once, at a moment (ms); a new moment takes the place of the old. */
export interface WakeUp {
  at(when: number): void;
}

/** State that outlives the worker but not the browser. */
export interface SessionStore {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
  /** All of them or none. */
  writeAll(values: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface ReplayMarks {
  /**
   * Whether this letter was seen before; marks it until `until` (ms) if not. Both in one transaction: of two equal
   * letters exactly one is new. `letter` is the digest of what was signed, with the device that signed it.
   */
  seen(account: UserId, letter: string, until: number): Promise<boolean>;
}

/** What one address hears at its broker. */
export interface BrokerEvents {
  /** Not opened yet, of a length that a letter may have. `src` is what the broker says. */
  letter(src: Address, text: string): void;
  presence(presence: LinkPresence): void;
  /** Something arrived that is nothing of ours. */
  dropped(): void;
}

export interface BrokerLink {
  /** False: not connected. True: handed to a socket that was alive a moment ago. */
  send(to: Address, text: string): boolean;
}

/** Holds addresses at PeerServers. Carries letters and nothing else. */
export interface Broker {
  /** Connects, and connects again whenever the link is lost, until aborted. */
  connect(at: BrokerAddress, own: Address, events: BrokerEvents, until: AbortSignal): BrokerLink;
  /** Goes there once under a throw-away address and waits until a message came back. */
  test(
    at: BrokerAddress,
  ): Promise<Result<{ readonly milliseconds: number }, 'unreachable' | 'not-a-peerserver'>>;
}

/** A letter that opened with a key of mine; who wrote it is not proved yet. */
export interface Unsealed {
  /** The key that it claims to be from, and what it claims to be. */
  readonly from: PublicKey;
  readonly type: LetterType;
  /** `sender`: the pinned card of that key. */
  verify(sender: Card): Promise<Result<ProvedLetter>>;
  /** Instead of a pin, for `hello`: the card inside must say exactly the id that was invited. */
  verifyHello(invited: UserId): Promise<Result<ProvedLetter & { readonly card: Card }>>;
}

export type ProvedLetter = Omit<OpenedLetter, 'receivedAt'>;

/** Passwords for relays that take a shared secret. */
export interface RelayPasswords {
  /** As coturn's `use-auth-secret` wants it: base64 of HMAC-SHA1. */
  passwordFor(secret: string, username: string): Promise<string>;
}

/** Sealing and opening with the keys of an account, which stay where they are. */
export interface Sealing {
  /** `psk` (base64url, 32 bytes) goes with `hello` only. Rejects when the account is unknown. */
  seal(account: UserId, to: Card, letter: Letter, psk?: string): Promise<Result<string, 'too-large'>>;
  /** `secret`: of the live invite that `sealed.pskId` names. */
  unseal(account: UserId, sealed: SealedLetter, secret?: string): Promise<Result<Unsealed>>;
  /** The account may be gone; one that comes back has other keys. */
  forget(account: UserId): void;
}

/** What the browser lets us do, without asking anybody. */
export interface Permissions {
  device(device: 'microphone' | 'camera'): Promise<'granted' | 'denied' | 'prompt'>;
  notifications(): Promise<'granted' | 'denied'>;
  /** Resolves to whether the browser took it; whether it is seen only the person knows. */
  showTestNotification(): Promise<boolean>;
}

/** A tab of Firefox is in one container for life, and each container has logins of its own. */
export interface BrowserTabs {
  /** Undefined: the tab is gone, or shows a site that is none of our business. */
  urlOf(tab: number): Promise<string | undefined>;
  /** Brings it to the front. */
  show(tab: number): Promise<void>;
  /** A new tab in front. `beside`: in the container of this one, if it is there still. */
  open(url: string, beside: number | undefined): Promise<number | undefined>;
}

/** Whether the browser lets us into the pages that we are made for. */
export interface SiteAccess {
  isGiven(): Promise<boolean>;
  /** Asks the person, under their press; resolves to whether it is given now. */
  ask(): Promise<boolean>;
  /** Calls back after any change. */
  watch(changed: () => void): void;
}

/** Reads what a person chose to import, apart from the page, and keeps it until it is written or another is read. */
export interface Importer {
  /** Rejects when aborted. `progress`: from 0 to 1. */
  read(
    files: readonly File[],
    account: UserId,
    progress: (share: number) => void,
    until: AbortSignal,
  ): Promise<{ readonly preview: ImportPreview } | { readonly refused: ImportRefusal }>;
  /** All that was read last, or nothing of it (and rejects). */
  write(): Promise<void>;
  /** Puts back what was there before the last `write`. */
  undo(): Promise<void>;
}
