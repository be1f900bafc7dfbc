import type { Candidate, MediaKind, PackedDescription } from '../protocol/letter.ts';
import type { DeclineWords } from './decline.ts';

/** What a person does about a call, from window, popup, ring window or notification. */
export type CallCommand =
  | { readonly type: 'hang-up' }
  | { readonly type: 'reason'; readonly text: string }
  | { readonly type: 'accept'; readonly kind: MediaKind }
  | ({ readonly type: 'decline' } & DeclineWords)
  | { readonly type: 'ignore' }
  | { readonly type: 'block' }
  | { readonly type: 'cancel-countdown' }
  /** The server that the window asks about may see our network address. */
  | { readonly type: 'connect' }
  /** This call, which was on hold, is the one that talks now. */
  | { readonly type: 'resume' }
  | ({ readonly type: 'call-again' } & CallAgain);

/** What came of a press on a button that calls. placed: there is a call with them now. */
export type Placed = 'placed' | 'in-another-call' | 'blocked';

/** `direct`: this once without the relay that the rules demand. `kind`: another one than before. */
export type CallAgain = { readonly direct?: boolean; readonly kind?: MediaKind };

/** A session description with the candidates that are known by then. */
export type DescribedMedia = {
  readonly description: PackedDescription;
  readonly candidates: readonly Candidate[];
};

export const MEDIA_FAILURES = [
  'connection-failed',
  'connection-lost',
  'no-relay',
  'identity-changed',
  /** The other side revealed something else than what it had committed to. */
  'proof-broken',
  /** The two people saw different codes. */
  'proof-differs',
] as const;
export type MediaFailure = (typeof MEDIA_FAILURES)[number];

/** What the call window's media did. */
export type MediaEvent =
  /** Callee, before accept: the offer is gathered. A caller never sends it. */
  | ({ readonly type: 'offer-ready' } & DescribedMedia)
  | ({ readonly type: 'description' } & DescribedMedia)
  | { readonly type: 'candidates'; readonly candidates: readonly Candidate[] }
  | { readonly type: 'connected' }
  | { readonly type: 'interrupted' }
  /** The other side said goodbye. */
  | { readonly type: 'left' }
  /** The other side's window is gone without a goodbye: loaded anew, perhaps, and back in a moment. */
  | { readonly type: 'vanished' }
  /** A page of the call window began: the keys of one before it, and what it offered, are gone. */
  | { readonly type: 'page-began' }
  | { readonly type: 'failed'; readonly why: MediaFailure };

/**
 * Which of the calls that followed each other in one window a connection was made for, and whether over relays alone: a
 * later ring may be let in by a rule that wants that.
 */
export type Leg = {
  readonly role: 'caller' | 'callee';
  readonly rejoins: number;
  readonly relayOnly: boolean;
};

/** What the other side's letters bring for the call window's media. */
export type MediaSignal =
  | ({ readonly type: 'description' } & DescribedMedia)
  | { readonly type: 'candidates'; readonly candidates: readonly Candidate[] };
