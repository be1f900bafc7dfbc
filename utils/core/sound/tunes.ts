/** Everything that Ahoy plays. Pitches are five of E major that never clash, whichever sound together. */
import type { Note, Tune } from './tune.ts';

/** Hz. */
const E4 = 329.63;
const B4 = 493.88;
const E5 = 659.26;
const FIS5 = 739.99;
const GIS5 = 830.61;
const B5 = 987.77;
const CIS6 = 1108.73;
const E6 = 1318.51;

/** Notes that follow each other every `step` s from `at` on. */
const run = (at: number, step: number, length: number, ...pitches: readonly number[]): readonly Note[] =>
  pitches.map((pitch, index) => ({ at: at + index * step, pitch, length }));

export const RINGTONES = {
  /** Two notes, twice. */
  harbour: { length: 3, notes: [...run(0, 0.2, 0.5, E5, B5), ...run(0.7, 0.2, 0.8, E5, B5)] },
  /** Up and down again. */
  ripple: { length: 3.2, notes: run(0, 0.14, 0.7, E5, GIS5, B5, E6, B5, GIS5, E5) },
  /** A ship's bell: three pairs. */
  bell: {
    length: 4,
    notes: [0, 0.9, 1.8].flatMap((at) => [
      { at, pitch: E6, length: 0.9 },
      { at: at + 0.25, pitch: E6, length: 1.2, force: 0.7 },
    ]),
  },
  /** Lively, for a noisy room. */
  gull: {
    length: 2.4,
    notes: [
      ...run(0, 0.1, 0.3, B5, CIS6, E6),
      ...run(0.5, 0.1, 0.3, B5, CIS6, E6),
      ...run(1, 0.1, 0.6, E6, B5),
    ],
  },
  /** Slow and deep, for a quiet one. */
  tide: { length: 4, notes: run(0, 0.5, 1.6, E4, B4, FIS5) },
} as const satisfies Readonly<Record<string, Tune>>;

export type Ringtone = keyof typeof RINGTONES;

export type CallTune = 'ring-back' | 'connect' | 'lost' | 'end';

export const CALL_TUNES: Readonly<Record<CallTune, Tune>> = {
  /** What a caller hears while it rings over there. */
  'ring-back': { length: 4, notes: run(0, 0.4, 1.4, B4, E5) },
  /** Upwards: they are there. */
  connect: { length: 0.7, notes: run(0, 0.11, 0.5, E5, B5) },
  /** Twice the same, low: something is missing. */
  lost: { length: 0.9, notes: run(0, 0.28, 0.5, B4, B4) },
  /** Downwards. */
  end: { length: 0.8, notes: run(0, 0.14, 0.6, B4, E4) },
};

/** waiting: softly now and then, while the person talks to somebody else. */
export type RingSound = 'off' | 'ring' | 'waiting';

/** Somebody rings while one talks: two soft notes, and a long pause. */
export const WAITING_TUNE: Tune = { length: 6, notes: run(0, 0.3, 0.4, B5, B5) };
/** Below the voice of whoever speaks. */
export const WAITING_VOLUME = 0.25;

/** To hear whether a speaker is the right one. */
export const TEST_TUNE: Tune = { length: 1.4, notes: run(0, 0.18, 0.8, E5, GIS5, B5) };
/** As loud as a voice. */
export const TEST_VOLUME = 0.5;
