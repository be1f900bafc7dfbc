/** People, kept under the account that knows them. */
import type { PublicKey } from '../../core/people/card.ts';
import type { Facts } from '../../core/people/fact.ts';
import type { Handle, UserId } from '../../core/people/ids.ts';
import type { PendingHandle } from '../../core/people/pending-handle.ts';
import type { Person, Pin, ReadInvite, SentInvite } from '../../core/people/person.ts';

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

/** All that is known of a person from X, wherever it was learned; of two answers the one of the newer date. */
export interface KnownFacts {
  of(account: UserId, person: UserId): Promise<Facts>;
}

/** People of whom only a handle is known. */
export interface PendingHandles {
  find(account: UserId, handles: readonly Handle[]): Promise<readonly PendingHandle[]>;
  count(account: UserId): Promise<number>;
  /** In the order of their handles, at most so many. */
  first(account: UserId, most: number): Promise<readonly Handle[]>;
  /** All of an account; answers what there was. */
  clear(account: UserId): Promise<readonly PendingHandle[]>;
  /** What was cleared before. */
  putBack(cleared: readonly PendingHandle[]): Promise<void>;
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

/** For those who only look. */
export type PeopleReader = Pick<PeopleStore, 'get' | 'list' | 'kept' | 'visit'>;
export type PinReader = Pick<PinStore, 'get' | 'ofPerson' | 'list'>;
