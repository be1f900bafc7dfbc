import { describe, expect, test } from 'vitest';
import { renderTune, type Tune } from '../../../../utils/core/sound/tune.ts';
import { CALL_TUNES, RINGTONES, TEST_TUNE } from '../../../../utils/core/sound/tunes.ts';

const RATE = 24_000;
const all: readonly (readonly [string, Tune])[] = [
  ...Object.entries(RINGTONES),
  ...Object.entries(CALL_TUNES),
  ['test', TEST_TUNE],
];

const energy = (samples: Float32Array): number => samples.reduce((sum, sample) => sum + sample * sample, 0);

describe.each(all)('the sound %s', (_name, tune) => {
  const samples = renderTune(tune, RATE);

  test('is heard and never louder than a speaker takes', () => {
    expect(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeCloseTo(0.9, 5);
    expect(energy(samples)).toBeGreaterThan(10);
  });

  test('neither clicks nor is cut off, and fits into its round', () => {
    expect(Math.abs(samples[0] ?? 1)).toBeLessThan(0.001);
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.01);
    for (const { at, length } of tune.notes) expect(at + length).toBeLessThanOrEqual(tune.length);
    // From one sample to the next nothing jumps more than a tone of that height does.
    const jumps = samples.map((sample, index) => Math.abs(sample - (samples[index - 1] ?? 0)));
    expect(Math.max(...jumps)).toBeLessThan(0.7);
  });
});

test('no two sounds are the same, and there are at least four rings', () => {
  const heard = all.map(([, tune]) => JSON.stringify(tune));
  expect(new Set(heard).size).toBe(heard.length);
  expect(Object.keys(RINGTONES).length).toBeGreaterThanOrEqual(4);
});

test('a tune without notes is silence, not noise', () => {
  expect(energy(renderTune({ length: 1, notes: [] }, RATE))).toBe(0);
});
