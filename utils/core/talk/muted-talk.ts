/**
 * Whether to say “you are talking while muted”. One hint per stretch of talking, seldom again:
 *
 *   listening ─heard often enough─▶ hinting ─HINT_LASTS─▶ resting ─REST─▶ listening (at most MAX_HINTS times)
 *
 * A cough or a door is one loud moment and hints nothing. Unmuting starts anew.
 */
export type MutedTalk = {
  /** Loud moments of the last `WINDOW`, ms. */
  readonly heard: readonly number[];
  readonly hinted: number;
  /** When the last hint began. */
  readonly since?: number;
};

const WINDOW = 2_500;
const MOMENTS = 4;
export const HINT_LASTS = 5_000;
const REST = 30_000;
const MAX_HINTS = 3;
/** Root mean square of a voice near the microphone; a quiet room is far below. */
export const VOICE_LEVEL = 0.015;

export const SILENT: MutedTalk = { heard: [], hinted: 0 };

/** `level` 0 to 1 at the moment `at`. */
export const hearMuted = (state: MutedTalk, level: number, at: number): MutedTalk => {
  if (state.hinted >= MAX_HINTS) return state;
  if (state.since !== undefined && at - state.since < HINT_LASTS + REST) return state;
  const heard = [...state.heard.filter((one) => at - one < WINDOW), ...(level > VOICE_LEVEL ? [at] : [])];
  return heard.length < MOMENTS ? { ...state, heard } : { heard: [], hinted: state.hinted + 1, since: at };
};

export const isHinting = ({ since }: MutedTalk, at: number): boolean =>
  since !== undefined && at - since < HINT_LASTS;
