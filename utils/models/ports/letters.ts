/** The way of a letter: sealed, sent, received, opened, and never taken twice. */
import type { LinkPresence } from '../../core/broker/link.ts';
import type { Result } from '../../core/lib/result.ts';
import type { Address, Card, PublicKey } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { BrokerAddress } from '../../core/protocol/broker-url.ts';
import type { Letter, LetterType, OpenedLetter } from '../../core/protocol/letter.ts';
import type { SealedLetter } from '../../core/protocol/wire.ts';

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

export type ProvedLetter = Omit<OpenedLetter, 'receivedAt'>;

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

/** Sealing and opening with the keys of an account, which stay where they are. */
export interface Sealing {
  /** `psk` (base64url, 32 bytes) goes with `hello` only. Rejects when the account is unknown. */
  seal(account: UserId, to: Card, letter: Letter, psk?: string): Promise<Result<string, 'too-large'>>;
  /** `secret`: of the live invite that `sealed.pskId` names. */
  unseal(account: UserId, sealed: SealedLetter, secret?: string): Promise<Result<Unsealed>>;
  /** The account may be gone; one that comes back has other keys. */
  forget(account: UserId): void;
}

export interface ReplayMarks {
  /**
   * Whether this letter was seen before; marks it until `until` (ms) if not. Both in one transaction: of two equal
   * letters exactly one is new. `letter` is the digest of what was signed, with the device that signed it.
   */
  seen(account: UserId, letter: string, until: number): Promise<boolean>;
}
