import type { LetterType } from './letter.ts';

/** A ring may come from a clock that is ahead by 30 s, and may have been under way for 60 s. */
const MAX_AHEAD = 30_000;
const MAX_AGE = 60_000;
const REPLAY_MARGIN = 600_000;

/**
 * What tells a late or repeated letter of each type from a timely one.
 *
 * clock: its time (`isRingFresh`) · call: it belongs to a call that I made or whose ring was fresh, by call id,
 * device, sequence and phase · secret: only the holder of a live invite can seal it · serial: higher than the last ·
 * nonce: it repeats what was asked
 */
export type FreshnessRule = 'clock' | 'call' | 'secret' | 'serial' | 'nonce';

export const FRESHNESS: Readonly<Record<LetterType, FreshnessRule>> = {
  hello: 'secret',
  'hello-ok': 'call',
  used: 'call',
  card: 'serial',
  'card-ok': 'serial',
  ring: 'clock',
  ringing: 'call',
  'ask-reason': 'call',
  accept: 'call',
  decline: 'call',
  busy: 'call',
  cancel: 'call',
  taken: 'call',
  description: 'call',
  candidates: 'call',
  hangup: 'call',
  'fresh?': 'call',
  fresh: 'nonce',
};

/** Whether a ring written at `time` may ring at `now` (ms). If not, and only for this, its device is asked `fresh?`. */
export const isRingFresh = (time: number, now: number): boolean =>
  now - time >= -MAX_AHEAD && now - time <= MAX_AGE;

/** Until when (ms) the mark of a letter is kept: as long as its time could let it in again, and ten minutes. */
export const replayMarkUntil = (time: number, receivedAt: number): number =>
  Math.max(time, receivedAt) + REPLAY_MARGIN;
