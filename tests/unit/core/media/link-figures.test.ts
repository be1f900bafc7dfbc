import { expect, test } from 'vitest';
import { compareSamples } from '../../../../utils/core/media/link-figures.ts';
import type { LineSample, LinkSample } from '../../../../utils/core/media/link-sample.ts';

const line = (change: Partial<LineSample>): LineSample => ({ bytes: 0, packets: 0, lost: 0, ...change });

const sample = (at: number, change: Partial<LinkSample> = {}): LinkSample => ({
  at,
  path: { relayed: false },
  up: {},
  down: {},
  ...change,
});

test('rates are what grew between two moments', () => {
  const before = sample(1000, { up: { voice: line({ bytes: 1000, packets: 100 }) } });
  const now = sample(3000, {
    up: {
      voice: line({ bytes: 11_000, packets: 190, lost: 10, codec: 'opus' }),
      camera: line({ bytes: 40_000, packets: 10 }),
    },
  });
  expect(compareSamples(before, now)?.up).toEqual({
    bitrate: 200_000,
    packets: 100,
    loss: 10 / 110,
    voiceCodec: 'opus',
  });
});

test('packets that came late after all are not counted as negative losses', () => {
  const before = sample(0, { down: { voice: line({ packets: 100, lost: 5 }) } });
  const now = sample(2000, { down: { voice: line({ packets: 200, lost: 2 }) } });
  expect(compareSamples(before, now)?.down.loss).toBe(0);
});

test('the picture is the screen while it moves, else the camera, else none', () => {
  const size = { width: 640, height: 360, frameRate: 29.6, codec: 'VP8' };
  const screen = { width: 1920, height: 1080, frameRate: 5, codec: 'AV1' };
  const moving = { camera: line({ ...size, bytes: 500 }), screen: line({ ...screen, bytes: 900 }) };
  const picture = (before: LinkSample['up'], now: LinkSample['up']) =>
    compareSamples(sample(0, { up: before }), sample(2000, { up: now }))?.up.picture;
  expect(picture({}, moving)).toEqual({ ...screen });
  expect(picture({ screen: line({ bytes: 900 }) }, moving)).toEqual({ ...size, frameRate: 30 });
  expect(picture(moving, moving)).toBeUndefined();
});

test('two samples of the same moment tell nothing', () => {
  expect(compareSamples(sample(1000), sample(1000))).toBeUndefined();
});

test('a computer is busy when it keeps the picture small', () => {
  const now = sample(2000, { up: { camera: line({ limitedBy: 'cpu' }) } });
  expect(compareSamples(sample(0), now)?.busy).toBe(true);
});
