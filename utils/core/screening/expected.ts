import type { LogEntry } from '../people/log-entry.ts';

const MINUTE = 60_000;
/** Nobody calls back on the minute. */
const GRACE = 15 * MINUTE;

/**
 * Until when (ms) a call of this person is expected because I asked for it: whoever said “in 15 minutes” or “voice
 * only” is ready for exactly that. The next call between the two, whatever becomes of it, ends it. 0: it is not
 * expected. `theirs`: all entries of Recent with this person.
 */
export const expectedUntil = (theirs: readonly LogEntry[]): number => {
  // Of several at the same moment the one that stands first.
  const [last] = theirs.toSorted((one, other) => other.at - one.at);
  if (last?.counter === undefined || last.direction !== 'incoming') return 0;
  switch (last.counter.kind) {
    case 'in-minutes':
      return last.at + last.counter.minutes * MINUTE + GRACE;
    case 'voice-only':
      return last.at + GRACE;
    case 'write-to-me':
      return 0;
  }
};
