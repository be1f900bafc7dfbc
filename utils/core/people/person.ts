import type { Card, PublicKey } from './card.ts';
import type { OwnVerdict } from '../screening/verdict.ts';
import type { Facts } from './fact.ts';
import type { Handle, UserId } from './ids.ts';

/** How far a device's key is proved, the least first. */
const GRADES = [
  /** Somebody who could read my DM answered my invite. */
  'answered',
  /** I read the card in a DM row that the person wrote. */
  'written',
] as const;
export type Grade = (typeof GRADES)[number];

/** What a device can be proved by in all, the least first; `confirmed`: the safety number was compared. */
export const PROOF_GRADES = [...GRADES, 'confirmed'] as const;
export type ProofGrade = (typeof PROOF_GRADES)[number];

/** One device of one person, as this account knows it. Keyed by account and signing key. */
export type Pin = {
  readonly account: UserId;
  readonly userId: UserId;
  readonly card: Card;
  readonly grade: Grade;
  /** When it was proved by that grade, ms. */
  readonly provedAt: number;
  /** Last valid letter or token of this device, ms: the one unheard of longest goes first. */
  readonly heardAt: number;
  /** Highest serial of a `card` letter taken from it. */
  readonly serial: number;
  /** When the card was said, by the clock of its device, ms. Absent: before this was noted. */
  readonly cardAt?: number;
  /** When a person confirmed the safety number, ms. */
  readonly confirmedAt?: number;
  /**
   * What this device was told of my own card: which serial, since when (ms), and whether it said that it knows.
   * Absent: it does not know me, and drops whatever I send but a `hello`.
   */
  readonly told?: { readonly serial: number; readonly since: number; readonly known: boolean };
};

/** A person as one account sees them. */
export type Person = {
  readonly account: UserId;
  readonly userId: UserId;
  readonly handle?: Handle;
  /** Display name as X showed it, cleaned by `cleanText`. */
  readonly name?: string;
  readonly facts: Facts;
  /** In *My people*. */
  readonly starred: boolean;
  readonly blocked: boolean;
  /** What I decided for this one person, ahead of every rule about groups. */
  readonly verdict?: OwnVerdict | undefined;
  /**
   * Cards were exchanged by an act of my own (I invited, called, accepted or pressed Allow) or by a rule that
   * says ring. A card that was only read grants nothing.
   */
  readonly accepted: boolean;
  readonly relayOnly: boolean;
  readonly note: string;
  /** When they became known here, ms. */
  readonly since: number;
};

/** Longest note about a person, in UTF-16 units. */
export const NOTE_LENGTH = 500;

/** An invite that I wrote; its secret admits one device of the invited person. Keyed by `pskId`. */
export type SentInvite = {
  readonly account: UserId;
  /** base64url of 16 bytes. */
  readonly pskId: string;
  /** base64url of 32 bytes. */
  readonly secret: string;
  readonly invited: UserId;
  readonly issuedAt: number;
  /** Of the card in it. Absent: written before this was noted. */
  readonly serial?: number;
  readonly usedBy?: PublicKey;
  /** It was told here that they can be called. */
  readonly announced?: true;
  /** It was told here that a second device answered it. */
  readonly warned?: true;
};

/** An invite that I read in a DM. Keyed by account and the inviter's signing key; the newest replaces older ones. */
export type ReadInvite = {
  readonly account: UserId;
  readonly from: UserId;
  readonly signingKey: PublicKey;
  readonly secret: string;
  /** Issue time written in the token, ms. */
  readonly issuedAt: number;
  readonly reason?: string;
  /** waiting: pinned, not accepted · answering: `hello` is sent until confirmed · done · ignored */
  readonly state: 'waiting' | 'answering' | 'done' | 'ignored';
};
