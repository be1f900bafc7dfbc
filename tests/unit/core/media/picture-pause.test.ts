import { array, assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import {
  FLOWING,
  isPaused,
  isResting,
  watchPictures,
  type PicturePause,
} from '../../../../utils/core/media/picture-pause.ts';

const after = (samples: readonly (number | undefined)[], from: PicturePause = FLOWING): PicturePause =>
  samples.reduce(watchPictures, from);

const times = (count: number, available: number): readonly number[] =>
  Array.from({ length: count }, () => available);

test('one low sample stops no picture, two in a row do', () => {
  expect(isPaused(after([59_000]))).toBe(false);
  expect(isPaused(after([59_000, 61_000, 59_000]))).toBe(false);
  expect(isResting(after([59_000, 59_000]))).toBe(true);
});

test('between the two thresholds nothing changes, so it does not flicker', () => {
  expect(isPaused(after(times(50, 61_000)))).toBe(false);
  expect(isResting(after([...times(2, 10_000), ...times(3, 99_000)]))).toBe(true);
});

test('a picture comes back by itself when there is plenty of room', () => {
  const trying = after([...times(2, 10_000), 300_000]);
  expect([isResting(trying), isPaused(trying)]).toEqual([false, true]);
  expect(isPaused(after(times(2, 300_000), trying))).toBe(false);
});

test('it is tried again when a browser that sends nothing cannot know of more room', () => {
  const trying = after(times(7, 40_000));
  expect(trying.phase).toBe('trying');
  expect(isPaused(after([40_000, 130_000, 150_000], trying))).toBe(false);
});

/** How many samples a state rests before it is tried again. */
const rest = (state: PicturePause): number => {
  let [now, samples] = [state, 0];
  while (isResting(now)) [now, samples] = [watchPictures(now, 40_000), samples + 1];
  return samples;
};

test('each try that fails doubles the wait, up to a minute', () => {
  let state = after(times(2, 40_000));
  const waits: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    waits.push(rest(state));
    state = after(times(5, 40_000), after(times(waits.at(-1) ?? 0, 40_000), state));
  }
  expect(waits).toEqual([5, 10, 20, 30, 30]);
});

test('a browser that does not tell its bitrate keeps its pictures', () => {
  expect(after([undefined, undefined, undefined])).toEqual(FLOWING);
});

test('whatever was measured, enough good samples end every pause', () => {
  assert(
    property(array(integer({ min: 0, max: 400_000 })), (samples) => {
      expect(isPaused(after(times(40, 500_000), after(samples)))).toBe(false);
    }),
  );
});
