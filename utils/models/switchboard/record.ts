import type { Leg, MediaSignal } from '../../core/call/input.ts';
import type { CallFacts } from '../../core/call/facts.ts';
import { assertNever } from '../../core/lib/assert-never.ts';
import { CALL_TIMES, isConnected, type CallState } from '../../core/call/state.ts';
import type { CallPhase, CallView, PersonLabel, Proof } from '../../core/call/view.ts';
import type { PublicKey } from '../../core/people/card.ts';
import type { CallId, Letter } from '../../core/protocol/letter.ts';
import type { RingSound } from '../../core/sound/tunes.ts';
import type { Judged, LogEntry } from '../../core/people/log-entry.ts';

/** One call with all that must outlive the worker. Plain JSON. */
export type CallRecord = {
  readonly facts: CallFacts;
  readonly state: CallState;
  /** The call in whose window it is shown: its own, or the one that it joined (glare, invite). */
  readonly window: CallId;
  /** How often this talk went on as another call, because a window was loaded anew. */
  readonly rejoins?: number;
  /** Who called whom before that, whichever window is the one that rings now. */
  readonly direction?: LogEntry['direction'];
  /** The servers of theirs that I went to for it, as URLs: letters go out there, whoever rang last. */
  readonly abroad?: readonly string[];
  /** Without the relay that a rule demands, on my own wish: for as long as this talk lasts. */
  readonly direct?: true;
  /** I put it on hold for another call. */
  readonly onHold?: true;
  readonly person: PersonLabel;
  readonly resembles?: PersonLabel;
  readonly calledAccount?: PersonLabel;
  readonly proof?: Proof;
  readonly reason?: string;
  /** Callee: what the rules said, and what they rested on. */
  readonly judged?: Judged;
  readonly inviteToken?: string;
  /** The sentence with the token in it, as it belongs into the DM. */
  readonly inviteText?: string;
  /** While connecting: what the other side's media said, for a window that loads late or again. */
  readonly signals?: readonly MediaSignal[];
  /** The ring was shown, with this reason: whoever pressed its notification away does not see it again. */
  readonly announced?: { readonly reason?: string };
  /** Last sequence number that I gave out for this call. */
  readonly sent: number;
  /** Highest sequence number heard from each device. */
  readonly heard: Readonly<Record<PublicKey, number>>;
  /** When the newest letter heard from each device was written, ms by that device's own clock. */
  readonly latest: Readonly<Record<PublicKey, number>>;
  /** Digests of the rings that I sent: only these may be called fresh. */
  readonly rings: readonly string[];
};

/** The call, after this letter of that device. */
export const hearing = (record: CallRecord, device: PublicKey, { sequence, time }: Letter): CallRecord => ({
  ...record,
  heard: { ...record.heard, [device]: sequence },
  latest: { ...record.latest, [device]: Math.max(time, record.latest[device] ?? 0) },
});

const directionOf = ({ facts, direction }: CallRecord): LogEntry['direction'] =>
  direction ?? (facts.role === 'caller' ? 'outgoing' : 'incoming');

/** `next` over the relay or not as `mine`, whose place it takes: a rule since then counts, but for a wish to go without. */
export const withRelayOf = (mine: CallRecord, next: CallRecord): CallRecord => ({
  ...next,
  ...(mine.direct === undefined ? {} : { direct: mine.direct }),
  facts: {
    ...next.facts,
    relayOnly: mine.facts.relayOnly || (next.facts.relayOnly && mine.direct === undefined),
  },
});

/** `next` as the call in which the talk goes on: same window, same clock, and still the call that it was. */
export const continuing = (
  talk: CallRecord,
  { reason: _reason, judged: _judged, ...next }: CallRecord,
): CallRecord => {
  const { abroad, onHold, reason, judged } = talk;
  const since = 'since' in talk.state ? talk.state.since : talk.facts.since;
  const joining = withRelayOf(talk, next);
  return {
    ...joining,
    facts: {
      ...joining.facts,
      startedAt: talk.facts.startedAt,
      ...(since === undefined ? {} : { since }),
    },
    ...(abroad === undefined ? {} : { abroad }),
    ...(onHold ? { onHold } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(judged === undefined ? {} : { judged }),
    window: talk.window,
    rejoins: (talk.rejoins ?? 0) + 1,
    direction: directionOf(talk),
  };
};

const shownPhase = (state: CallState): CallPhase => {
  switch (state.phase) {
    case 'ringing-here':
      return state.accepting === undefined ? 'ringing' : 'connecting';
    case 'asked':
      return 'screening';
    case 'visiting':
      return 'dialing';
    case 'inviting':
    case 'dialing':
    case 'asking':
    case 'ringing':
    case 'screening':
    case 'connecting':
    case 'live':
    case 'reconnecting':
    case 'ended':
      return state.phase;
    default:
      return assertNever(state);
  }
};

/** A ring that somebody here hears or sees. */
export const isRingingHere = ({ state }: CallRecord): boolean =>
  state.phase === 'ringing-here' && state.quiet === undefined && state.accepting === undefined;

/** A ring that makes a sound. */
export const isHeardHere = (record: CallRecord): boolean =>
  isRingingHere(record) && record.judged?.judgement.options.noSound !== true;

/** What the person hears of all their calls. */
export const ringSoundOf = (calls: readonly CallRecord[]): RingSound => {
  if (!calls.some(isHeardHere)) return 'off';
  return calls.some(isTalk) ? 'waiting' : 'ring';
};

/** It rings, and nobody was told yet, or not of this reason. */
export const isUnannounced = (record: CallRecord): boolean =>
  isRingingHere(record) && (record.announced === undefined || record.announced.reason !== record.reason);

/** It ended because it goes on as another call in the same window. */
export const isSuperseded = ({ state }: CallRecord): boolean =>
  state.phase === 'ended' && state.reason === 'joined-other-call';

/** Whether this connection was made for this call. */
export const isLeg = ({ facts, rejoins = 0 }: CallRecord, leg: Leg): boolean =>
  facts.role === leg.role && rejoins === leg.rejoins && facts.relayOnly === leg.relayOnly;

/** The one call that this browser is busy with. */
export const isEngaged = ({ state }: CallRecord): boolean => {
  switch (state.phase) {
    case 'ringing-here':
      return state.accepting !== undefined;
    case 'visiting':
    case 'dialing':
    case 'asking':
    case 'ringing':
    case 'connecting':
    case 'live':
    case 'reconnecting':
      return true;
    case 'inviting':
    case 'screening':
    case 'asked':
    case 'ended':
      return false;
    default:
      return assertNever(state);
  }
};

/**
 * Somebody accepted it and it is not over: people talk, are about to, or did before a window was loaded anew and a ring
 * between the two went out. It can be put on hold.
 */
export const isTalk = (record: CallRecord): boolean =>
  isConnected(record.state) ||
  (isEngaged(record) && (record.state.phase === 'ringing-here' || record.rejoins !== undefined));

/** Whether this device may still be the first to accept my ring. */
export const isRung = ({ state }: CallRecord, device: PublicKey): boolean =>
  (state.phase === 'dialing' || state.phase === 'asking' || state.phase === 'ringing') &&
  state.rung.some((one) => one.device === device);

/** An invite whose answer may still ring by itself: young enough, and no call is going on by now. */
export const isWaiting = ({ facts, state }: CallRecord, calls: readonly CallRecord[], now: number): boolean =>
  state.phase === 'inviting' && now - facts.startedAt < CALL_TIMES.inviting && !calls.some(isEngaged);

/** An own call to somebody who did not answer yet: a ring of theirs joins it. */
export const isReachingOut = ({ state }: CallRecord): boolean =>
  state.phase === 'inviting' ||
  state.phase === 'visiting' ||
  state.phase === 'dialing' ||
  state.phase === 'asking' ||
  state.phase === 'ringing';

/** What a line of the log says of a call besides how it came out. */
export const attemptOf = (record: CallRecord): Omit<LogEntry, 'outcome'> => {
  const { facts, person, reason, judged } = record;
  return {
    account: facts.account,
    call: facts.id,
    direction: directionOf(record),
    person,
    kind: facts.kind,
    at: facts.startedAt,
    ...(reason === undefined ? {} : { reason }),
    ...(judged === undefined ? {} : { judged }),
  };
};

/**
 * A call that came in and is not over, as it would be filed so far: callers who all ring at once are as many as those
 * who come one after the other. Undefined for all others.
 */
export const standingOf = (record: CallRecord): LogEntry | undefined => {
  const { state } = record;
  if (directionOf(record) === 'outgoing' || state.phase === 'ended' || state.phase === 'screening')
    return undefined;
  const entry = attemptOf(record);
  if (state.phase === 'asked') return { ...entry, outcome: 'silenced', end: 'silenced' };
  if (state.phase !== 'ringing-here' || state.accepting !== undefined)
    return { ...entry, outcome: 'answered' };
  return state.quiet === undefined
    ? { ...entry, outcome: 'missed' }
    : { ...entry, outcome: 'silenced', end: state.quiet };
};

export const viewOf = (record: CallRecord): CallView => {
  const { facts, state, person, resembles, calledAccount, proof, reason, judged } = record;
  return {
    id: record.window,
    account: facts.account,
    role: facts.role,
    phase: shownPhase(state),
    kind: facts.kind,
    person,
    ...(resembles === undefined ? {} : { resembles }),
    ...(calledAccount === undefined ? {} : { calledAccount }),
    ...(proof === undefined ? {} : { proof }),
    ...(reason === undefined ? {} : { reason }),
    ...(judged === undefined ? {} : { judgement: judged.judgement }),
    startedAt: facts.startedAt,
    relayOnly: facts.relayOnly,
    ...(state.phase === 'ringing-here' && state.relayMissing ? { relayMissing: true } : {}),
    ...(state.phase === 'live' || state.phase === 'reconnecting' ? { liveSince: state.since } : {}),
    ...(state.phase === 'reconnecting' && state.vanished ? { peerVanished: true } : {}),
    ...(record.rejoins === undefined ? {} : { rejoins: record.rejoins }),
    ...(record.abroad === undefined ? {} : { abroad: record.abroad }),
    ...(record.onHold && isTalk(record) ? { onHold: true } : {}),
    ...(state.phase === 'inviting' && state.asks !== undefined ? { askBroker: state.asks.join(', ') } : {}),
    ...(state.phase === 'inviting' && state.asks === undefined && record.inviteText !== undefined
      ? { invite: { text: record.inviteText, placed: state.placed } }
      : {}),
    ...(state.phase === 'inviting' && state.countdownUntil !== undefined
      ? { countdownUntil: state.countdownUntil }
      : {}),
    ...(state.phase === 'ended'
      ? {
          ...(state.liveSince === undefined ? {} : { liveSince: state.liveSince }),
          end: {
            reason: state.reason,
            at: state.at,
            ...(state.message === undefined ? {} : { message: state.message }),
            ...(state.counter === undefined ? {} : { counter: state.counter }),
          },
        }
      : {}),
  };
};
