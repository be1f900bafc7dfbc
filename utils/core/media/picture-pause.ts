/**
 * Whether the connection carries pictures, judged by the bit/s that are left for them (`roomForPictures`).
 *
 *   flowing ─2 low samples─▶ paused ─wait over, or plenty─▶ trying ─2 good samples─▶ flowing
 *                              ▲                              │ low again, or not good in time
 *                              └────────── longer wait ───────┘
 *
 * A browser that sends next to nothing does not learn that it could send more. So after a while the picture is tried
 * again; each try that fails doubles the wait, up to a minute.
 */
import { assertNever } from '../lib/assert-never.ts';

export type PicturePause =
  | { readonly phase: 'flowing'; readonly low: number }
  | { readonly phase: 'paused'; readonly samples: number; readonly wait: number }
  | { readonly phase: 'trying'; readonly samples: number; readonly good: number; readonly wait: number };

/** Below this no picture is worth its bits. */
const PAUSE_BELOW = 60_000;
/** Clearly more than what stopped it, or it would flicker. */
const RESUME_ABOVE = 100_000;

/** In samples, which come every two seconds. */
const LOW_SAMPLES = 2;
const GOOD_SAMPLES = 2;
const TRY_SAMPLES = 8;
/** Its guess begins at next to nothing and grows by some percent a second. */
const GRACE_SAMPLES = 4;
const FIRST_WAIT = 5;
const LONGEST_WAIT = 30;

export const FLOWING: PicturePause = { phase: 'flowing', low: 0 };

const pause = (wait: number): PicturePause => ({ phase: 'paused', samples: 0, wait });

/** `room` is undefined where the browser does not tell: then nothing is ever paused. */
export const watchPictures = (state: PicturePause, room: number | undefined): PicturePause => {
  if (room === undefined) return FLOWING;
  const isLow = room < PAUSE_BELOW;
  switch (state.phase) {
    case 'flowing': {
      if (!isLow) return FLOWING;
      const low = state.low + 1;
      return low < LOW_SAMPLES ? { phase: 'flowing', low } : pause(FIRST_WAIT);
    }
    case 'paused': {
      const samples = state.samples + 1;
      return room >= RESUME_ABOVE || samples >= state.wait
        ? { phase: 'trying', samples: 0, good: 0, wait: state.wait }
        : { ...state, samples };
    }
    case 'trying': {
      const samples = state.samples + 1;
      const good = room >= RESUME_ABOVE ? state.good + 1 : 0;
      if (good >= GOOD_SAMPLES) return FLOWING;
      return (isLow && samples > GRACE_SAMPLES) || samples >= TRY_SAMPLES
        ? pause(Math.min(state.wait * 2, LONGEST_WAIT))
        : { ...state, samples, good };
    }
    default:
      return assertNever(state);
  }
};

/** The encoders of pictures rest. */
export const isResting = ({ phase }: PicturePause): boolean => phase === 'paused';

/** What both sides are told: while it is only tried nothing is promised, or the picture would come and go. */
export const isPaused = ({ phase }: PicturePause): boolean => phase !== 'flowing';
