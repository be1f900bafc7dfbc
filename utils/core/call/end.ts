import type { CallEffect } from './event.ts';
import type { CallState, Ended } from './state.ts';
import type { EndReason } from './view.ts';

export type Step = { readonly state: CallState; readonly effects: readonly CallEffect[] };

export const step = (state: CallState, ...effects: CallEffect[]): Step => ({ state, effects });

/**
 * Ends the call; what it was live for is kept for the end screen and the log, and is nothing where somebody set the clock
 * back meanwhile.
 */
export const end = (
  from: CallState,
  at: number,
  reason: EndReason,
  effects: readonly CallEffect[] = [],
  words: Pick<Ended, 'message' | 'counter'> = {},
): Step => {
  const liveSince =
    from.phase === 'live' || from.phase === 'reconnecting' ? { liveSince: Math.min(from.since, at) } : {};
  return { state: { phase: 'ended', reason, at, ...liveSince, ...words }, effects };
};

/** An event that this phase has no use for: the same state, and a line for whoever looks into it. */
export const unexpected = (state: CallState, event: string): Step =>
  step(state, { do: 'unexpected', phase: state.phase, event });

export const closeWindow = { do: 'close-window' } as const;
