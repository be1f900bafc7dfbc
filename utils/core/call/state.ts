/**
 * The life of one call, as the background sees it. A state carries only what its phase needs; `ended` absorbs.
 *
 *   caller   inviting ⇄ visiting                     callee   screening ─▶ asked ─▶ ringing-here
 *               ╰──▶ dialing ⇄ asking                                ╰──────────────────▶ │
 *                           ▼  ▲                                                        │ accept
 *                          ringing ──accept──▶ connecting ◀─────────────────────────────╯
 *                                                  │
 *                                                  ▼
 *                                          live ⇄ reconnecting              any ──▶ ended(reason)
 *
 * inviting      no card of theirs: the invite stands in the DM, the window waits; or it asks (`asks`) whether the
 *               server of theirs may see our network address
 * visiting      connecting to the servers where their devices are
 * dialing       a ring is out, nobody answered yet
 * asking        they ask what it is about; the window shows the question
 * ringing       caller: a device of theirs rings
 * screening     callee: a ring that failed on time only; its device is asked whether it is dialing
 * asked         callee: the reason was asked for; waits for a new ring
 * ringing-here  callee: it rings, or quietly does not (`quiet`)
 * connecting    accepted; descriptions travel
 * live          media flows · reconnecting: it stopped and is being restarted
 */
import type { PublicKey } from '../people/card.ts';
import type { CounterOffer, MediaKind } from '../protocol/letter.ts';
import type { DescribedMedia } from './input.ts';
import type { EndReason, InvitePlacement } from './view.ts';

/** One device of the callee and the best it said so far. not-sent: its ring could not be handed to the broker. */
export type RungDevice = {
  readonly device: PublicKey;
  readonly reply: 'none' | 'not-sent' | 'ringing' | 'asked' | 'declined' | 'busy';
  /** It got my ring again, for nothing came back or because it rings me as well. */
  readonly repeated?: true;
  readonly message?: string;
  readonly counter?: CounterOffer;
};

export type Inviting = {
  readonly phase: 'inviting';
  readonly placed: InvitePlacement;
  /** Set while the countdown to an automatic ring is visible. */
  readonly countdownUntil?: number;
  /** Hosts that would see our network address for the first time: nothing goes there before the answer. */
  readonly asks?: readonly string[];
};

export type Visiting = { readonly phase: 'visiting'; readonly until: number };

/** The three phases in which a ring is out share what they know. */
export type Ringout = {
  readonly phase: 'dialing' | 'asking' | 'ringing';
  readonly rung: readonly RungDevice[];
  /** When this phase gives up. */
  readonly until: number;
  /** Rings sent so far, counting reasons given later. */
  readonly rings: number;
  /** Nobody answered for half of the time, and whoever had my ring got it again. */
  readonly rungAgain?: true;
};

export type Screening = {
  readonly phase: 'screening';
  readonly device: PublicKey;
  readonly until: number;
  readonly nonce: string;
  readonly digest: string;
  readonly verdict: IncomingVerdict;
  readonly duration: number;
};

export type Asked = {
  readonly phase: 'asked';
  readonly device: PublicKey;
  readonly until: number;
  /** Rings of this call that were dealt with, this one included. */
  readonly replies: number;
};

export type IncomingRinging = {
  readonly phase: 'ringing-here';
  readonly device: PublicKey;
  readonly until: number;
  /** Set: the caller hears it ring, nobody here does; it becomes the end reason. */
  readonly quiet?: 'silenced' | 'ignored';
  /** The window's offer, gathered before anybody accepted. */
  readonly offer?: DescribedMedia;
  /** Accepted, and waiting for the window's offer. */
  readonly accepting?: MediaKind;
  /** The window said that it can make no offer: only a relay may carry this call, and there is none. */
  readonly relayMissing?: true;
  readonly replies: number;
};

/** Somebody rings, and nothing was accepted yet. */
export type Incoming = Screening | Asked | IncomingRinging;

export type Connected =
  | {
      readonly phase: 'connecting';
      readonly device: PublicKey;
      readonly until: number;
      /** Callee, until the caller is heard: my accept with this kind may have been lost. */
      readonly unheard?: MediaKind;
    }
  | { readonly phase: 'live'; readonly device: PublicKey; readonly since: number }
  | {
      readonly phase: 'reconnecting';
      readonly device: PublicKey;
      readonly since: number;
      readonly until: number;
      /** Their window is gone and may come back with a ring. */
      readonly vanished?: true;
    };

export type Ended = {
  readonly phase: 'ended';
  readonly reason: EndReason;
  readonly at: number;
  readonly liveSince?: number;
  readonly message?: string;
  readonly counter?: CounterOffer;
  /** Devices whose accept came too late, and that were told so. */
  readonly toldLate?: readonly PublicKey[];
};

export type CallState =
  | Inviting
  | Visiting
  | Ringout
  | Screening
  | Asked
  | IncomingRinging
  | Connected
  | Ended;

/** What screening decided about a ring that is allowed to be answered at all. */
export type IncomingVerdict =
  | { readonly type: 'ring' }
  | { readonly type: 'silent' }
  | { readonly type: 'block' }
  | { readonly type: 'ask' }
  | { readonly type: 'decline'; readonly message?: string }
  | { readonly type: 'busy' };

/** An invite that is answered later than this gives a notification instead of a ring, ms. */
export const INVITING = 600_000;

/** Milliseconds. */
export const CALL_TIMES = {
  /** A present but silent peer and an absent one give up at the same moment. */
  dialing: 6_000,
  /** A ring that met a connection which was about to break is lost, and that is back in a second or two. */
  ringingAgain: 3_000,
  ringing: 45_000,
  asking: 120_000,
  /** After the first decline or busy, for a better answer of another device. */
  settling: 2_000,
  countdown: 3_000,
  /** The broker host gives up before; this is for one that died. */
  visiting: 10_000,
  inviting: INVITING,
  /** For `fresh`. */
  screening: 6_000,
  connecting: 25_000,
  /** The window gives up after 15 s; this is for a window that died. */
  reconnecting: 25_000,
  /** So long a window that vanished may come back. */
  rejoining: 30_000,
} as const;

/** What no phase that gives up outlasts, ms. */
const LONGEST = {
  visiting: CALL_TIMES.visiting,
  dialing: CALL_TIMES.dialing,
  asking: CALL_TIMES.asking,
  ringing: CALL_TIMES.ringing,
  screening: CALL_TIMES.screening,
  asked: CALL_TIMES.asking,
  'ringing-here': CALL_TIMES.ringing,
  connecting: CALL_TIMES.connecting,
  reconnecting: CALL_TIMES.rejoining,
} as const;

/** The same where its end is near enough: a clock that was set back moved it away. */
export const inBounds = (state: CallState, now: number): CallState => {
  if (!('until' in state)) return state;
  const latest = now + LONGEST[state.phase];
  return state.until <= latest ? state : { ...state, until: latest };
};

/** At most so many letters leave the callee for one call before somebody there answers it. */
export const CALLEE_LETTERS_BEFORE_ACCEPT = 3;

/** At most so many rings of one call: the first, and reasons given later. */
export const RINGS_PER_CALL = 3;

/** One pair of devices talks, or is about to. */
export const isConnected = (state: CallState): state is Connected =>
  state.phase === 'connecting' || state.phase === 'live' || state.phase === 'reconnecting';

/** Somebody rings here, loudly or not, and nobody took it yet. */
export const isOpenRing = (state: CallState): state is Incoming =>
  state.phase === 'screening' ||
  state.phase === 'asked' ||
  (state.phase === 'ringing-here' && state.accepting === undefined);

/** When the state wants a `deadline` event, ms; undefined: never. */
export const deadlineOf = (state: CallState): number | undefined => {
  switch (state.phase) {
    case 'inviting':
      return state.countdownUntil;
    case 'visiting':
    case 'dialing':
    case 'asking':
    case 'ringing':
    case 'screening':
    case 'asked':
    case 'ringing-here':
    case 'connecting':
    case 'reconnecting':
      return state.until;
    case 'live':
    case 'ended':
      return undefined;
  }
};
