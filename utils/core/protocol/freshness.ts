import type { Letter } from './letter.ts';

/** A ring may come from a clock that is ahead by 30 s, and may have been under way for 60 s. */
const MAX_AHEAD = 30_000;
const MAX_AGE = 60_000;
const REPLAY_MARGIN = 600_000;
/** The mark of a ring is kept until its time is over: one from further ahead is not taken, so that no mark stays for ever. */
const MAX_MARKED_RING_AHEAD = 24 * 3_600_000;

/**
 * What tells a late or repeated letter from a timely one depends on its type, and only `ring` is judged by a clock:
 *
 *   ring                  its time, here
 *   fresh                 it repeats nonce and hash of the `fresh?` that was asked
 *   hello                 only the holder of a live secret can seal it
 *   card, card-ok         its serial
 *   all others            their call: one that I made or whose ring was fresh, by call id, device, sequence and phase
 *
 * A letter that comes a second time is stopped before all that, by its replay mark.
 *
 * Answers whether a ring written at `time` may ring at `now` (ms). If not, and only for this, its device is asked `fresh?`.
 */
export const isRingFresh = (time: number, now: number): boolean =>
  now - time >= -MAX_AHEAD && now - time <= MAX_AGE;

/**
 * Until when (ms) the mark of a letter is kept: as long as its time could let it in again, and ten minutes. Undefined for a
 * ring of days to come, which is to be dropped.
 */
export const replayMarkUntil = (
  { type, time }: Pick<Letter, 'type' | 'time'>,
  receivedAt: number,
): number | undefined => {
  if (type !== 'ring') return receivedAt + REPLAY_MARGIN;
  return time - receivedAt > MAX_MARKED_RING_AHEAD ? undefined : Math.max(time, receivedAt) + REPLAY_MARGIN;
};
