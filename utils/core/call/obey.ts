/** What a verdict about a ring makes of an incoming call. */
import { assertNever } from '../lib/assert-never.ts';
import type { PublicKey } from '../people/card.ts';
import { closeWindow, end, step, unexpected, type Step } from './end.ts';
import type { CallEffect, SendEffect } from './event.ts';
import {
  CALLEE_LETTERS_BEFORE_ACCEPT,
  CALL_TIMES,
  RINGS_PER_CALL,
  type Asked,
  type CallState,
  type Incoming,
  type IncomingRinging,
  type IncomingVerdict,
} from './state.ts';

/** `ring` and `silent` answer alike: the caller cannot tell which it was. */
export const ringing = (to: PublicKey): SendEffect => ({ do: 'send', to, type: 'ringing', payload: {} });

export const busy = (to: PublicKey): SendEffect => ({ do: 'send', to, type: 'busy', payload: {} });

/** The question whether a device is dialing is one. */
const repliesOf = (state: Incoming): number => (state.phase === 'screening' ? 1 : state.replies);

/** Said once: a second time would tell the caller that something about the ring has changed. */
const answerRinging = (before: Incoming | undefined, to: PublicKey): readonly SendEffect[] =>
  before?.phase === 'ringing-here' ? [] : [ringing(to)];

/** It rang, and does so no more: no window is left to be pressed, or to say who ended it, where it was a rule. */
const closing = (before: Incoming | undefined): readonly CallEffect[] =>
  before?.phase === 'ringing-here' ? [closeWindow] : [];

/** Carries out a verdict about a ring whose time is sound. `before`: undefined for the first ring of a call. */
export const obey = (
  before: Incoming | undefined,
  device: PublicKey,
  verdict: IncomingVerdict,
  until: number,
  at: number,
): Step => {
  const replies = (before === undefined ? 0 : repliesOf(before)) + 1;
  const from = before ?? { phase: 'asked', device, until, replies: 0 };
  if (replies > CALLEE_LETTERS_BEFORE_ACCEPT) return unexpected(from, 'ring');
  switch (verdict.type) {
    case 'ring':
      return step(
        { phase: 'ringing-here', device, until, replies },
        ...answerRinging(before, device),
        ...(from.phase === 'ringing-here' && from.quiet === undefined
          ? []
          : [{ do: 'open-window', background: true } as const]),
      );
    case 'silent':
      return step(
        { phase: 'ringing-here', device, until, quiet: 'silenced', replies },
        ...answerRinging(before, device),
        ...closing(before),
      );
    case 'ask':
      return before?.phase === 'asked'
        ? unexpected(before, 'ring')
        : step(
            { phase: 'asked', device, until: at + CALL_TIMES.asking, replies },
            { do: 'send', to: device, type: 'ask-reason', payload: {} },
            ...closing(before),
          );
    case 'decline': {
      const message = verdict.message === undefined ? {} : { message: verdict.message };
      return end(
        from,
        at,
        'declined',
        [{ do: 'send', to: device, type: 'decline', payload: message }, ...closing(before)],
        message,
      );
    }
    case 'block':
      return end(from, at, 'blocked', closing(before));
    case 'busy':
      return end(from, at, 'busy', [busy(device), ...closing(before)]);
    default:
      return assertNever(verdict);
  }
};

/** The first ring of a call, already screened. */
export const startIncoming = (
  device: PublicKey,
  verdict: IncomingVerdict,
  duration: number,
  at: number,
): Step => obey(undefined, device, verdict, at + duration, at);

/** What a ring that says nothing new is told once more, as my answer may have been lost; a reason is asked for once. */
export const answerAgain = (state: CallState, to: PublicKey): SendEffect | undefined =>
  state.phase === 'ringing-here' && state.accepting === undefined ? ringing(to) : undefined;

/** Every ring and every reason is judged and shown anew, so they have an end; a call that is accepted or over has none. */
export const mayRingAgain = (state: CallState): boolean =>
  state.phase === 'screening' ||
  ((state.phase === 'asked' || state.phase === 'ringing-here') && state.replies < RINGS_PER_CALL);

/**
 * Whether a verdict about another ring of a call makes it something else. What was ignored stays ignored, and what was
 * silent can only begin to ring: the caller heard it ring, and any other answer would tell that nobody else did. Nobody
 * hears that they were blocked.
 */
export const isObeyedAgain = (state: CallState, verdict: IncomingVerdict): boolean =>
  state.phase !== 'ringing-here' ||
  (state.accepting === undefined &&
    (state.quiet === undefined ||
      verdict.type === 'block' ||
      (state.quiet === 'silenced' && verdict.type === 'ring')));

/** A new ring of a known call: the reason came, or the caller added one. Nobody rings twice. */
export const obeyAgain = (
  state: Asked | IncomingRinging,
  verdict: IncomingVerdict,
  duration: number,
  at: number,
): Step => {
  if (!mayRingAgain(state)) return unexpected(state, 'ring');
  const rings = state.phase === 'ringing-here';
  if (rings && state.accepting !== undefined) return unexpected(state, 'ring');
  if (rings && state.quiet === undefined && verdict.type === 'ring')
    return step({ ...state, until: at + duration, replies: state.replies + 1 });
  if (!isObeyedAgain(state, verdict)) return step({ ...state, replies: state.replies + 1 });
  return obey(state, state.device, verdict, at + duration, at);
};
