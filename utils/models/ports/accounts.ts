/** The accounts used in this browser, with their keys. */
import type { Result } from '../../core/lib/result.ts';
import type { Card } from '../../core/people/card.ts';
import type { Handle, UserId } from '../../core/people/ids.ts';
import type { InviteContent } from '../../core/protocol/token.ts';

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

/** Invite tokens: made and signed by the account that the card names, checked by signature. */
export interface InviteTokens {
  /** `pskId` (base64url of 16 bytes) names the secret. `too-large`: the card's broker is too long for an invite. */
  create(
    content: InviteContent,
  ): Promise<Result<{ readonly token: string; readonly pskId: string }, 'too-large'>>;
  /** What a token says, once it is certain that the owner of the card's signing key said it. */
  verify(token: string): Promise<Result<InviteContent, 'malformed' | 'bad-signature'>>;
}
