import type { Card, PublicKey } from '../people/card.ts';

/** audio or video: what the caller's button asked for. */
export const MEDIA_KINDS = ['audio', 'video'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** 16 random bytes as base64url (22 characters). Compared as an unsigned number, see `isLowerCallId`. */
export type CallId = string & { readonly __brand: 'CallId' };

/** A session description as it travels: deflate-raw of the SDP, base64url. */
export type PackedDescription = { readonly type: 'offer' | 'answer'; readonly sdp: string };

/** An ICE candidate as it travels. `mid` and at most 256 bytes of candidate line; an empty line ends gathering. */
export type Candidate = { readonly mid: string; readonly line: string };

export type CounterOffer =
  | { readonly kind: 'voice-only' }
  | { readonly kind: 'in-minutes'; readonly minutes: number }
  | { readonly kind: 'write-to-me' };

type Empty = Readonly<Record<string, never>>;

/** What each letter type carries. */
export type LetterPayloads = {
  readonly hello: { readonly card: Card };
  readonly 'hello-ok': Empty;
  readonly used: Empty;
  readonly card: { readonly card: Card; readonly serial: number };
  readonly 'card-ok': { readonly serial: number };
  /** `duration`: ms that it may ring, counted from receipt, at most 45,000. */
  readonly ring: { readonly kind: MediaKind; readonly duration: number; readonly reason?: string };
  readonly ringing: Empty;
  readonly 'ask-reason': Empty;
  readonly accept: {
    readonly kind: MediaKind;
    readonly description: PackedDescription;
    readonly candidates: readonly Candidate[];
  };
  readonly decline: { readonly message?: string; readonly counter?: CounterOffer };
  readonly busy: Empty;
  readonly cancel: Empty;
  readonly taken: Empty;
  readonly description: {
    readonly description: PackedDescription;
    readonly candidates: readonly Candidate[];
  };
  readonly candidates: { readonly candidates: readonly Candidate[] };
  /** `why`: no person hung up; it could not connect, or the connection was lost. */
  readonly hangup: { readonly why?: 'failed' };
  /** `ring`: SHA-256 of the ring's signed body, base64url. `nonce`: 16 bytes, base64url. */
  readonly 'fresh?': { readonly nonce: string; readonly ring: string };
  readonly fresh: { readonly nonce: string; readonly ring: string };
  /** From our own key to our own address, which somebody else holds. `nonce`: 16 bytes, base64url. */
  readonly 'twin?': { readonly nonce: string };
  /** `answers`: the nonce of the letter that is answered. `nonce`: asks back, so that both know. */
  readonly twin: { readonly answers: string; readonly nonce?: string };
};

export type LetterType = keyof LetterPayloads;

/** Letters that belong to no call carry a call id all the same: it names the exchange. */
export type Letter = {
  [T in LetterType]: {
    readonly type: T;
    readonly call: CallId;
    /** Rises per sender and call, from 1. */
    readonly sequence: number;
    /** Sender's clock, ms. */
    readonly time: number;
    readonly payload: LetterPayloads[T];
  };
}[LetterType];

/** A letter whose signature, pin and replay mark were checked, and who it is from. */
export type OpenedLetter = {
  readonly letter: Letter;
  readonly device: PublicKey;
  /** SHA-256 of the signed body, base64url: what `fresh?` asks about. */
  readonly digest: string;
  /** When it arrived here, ms. */
  readonly receivedAt: number;
};
