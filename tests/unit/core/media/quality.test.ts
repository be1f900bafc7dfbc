import { describe, expect, test } from 'vitest';
import type { Flow, LinkFigures } from '../../../../utils/core/media/link-figures.ts';
import type { PathSample } from '../../../../utils/core/media/link-sample.ts';
import { judgeQuality, type QualityContext } from '../../../../utils/core/media/quality.ts';

type Change = {
  readonly up?: Partial<Flow>;
  readonly down?: Partial<Flow>;
  readonly path?: Partial<PathSample>;
  readonly jitter?: number;
  readonly busy?: boolean;
};

const figures = ({ up, down, path, jitter = 3, busy = false }: Change = {}): LinkFigures => ({
  path: { relayed: false, protocol: 'udp', roundTrip: 20, available: 2_000_000, ...path },
  up: {
    bitrate: 1_000_000,
    packets: 200,
    loss: 0,
    picture: { width: 1280, height: 720, frameRate: 30 },
    ...up,
  },
  down: { bitrate: 1_000_000, packets: 200, loss: 0, ...down },
  jitter,
  busy,
});

const CONTEXT: QualityContext = { saver: false, paused: false, expected: true };

const judge = (change: Change, context: Partial<QualityContext> = {}) =>
  judgeQuality([figures(change), figures(change), figures(change)], { ...CONTEXT, ...context });

describe('the level and the advice', () => {
  test.each<[what: string, level: number, advice: string, Change, Partial<QualityContext>?]>([
    ['a good line', 4, 'fine', {}],
    ['a browser that tells nothing but packets', 4, 'fine', { path: { available: undefined as never } }],
    ['2 % of what is sent lost', 3, 'mine-slow', { up: { loss: 0.02 } }],
    ['5 % of what is sent lost', 2, 'mine-slow', { up: { loss: 0.05 } }],
    ['a fifth of what is sent lost', 1, 'mine-slow', { up: { loss: 0.2 } }],
    ['the same with Data saver', 1, 'mine-slow-saving', { up: { loss: 0.2 } }, { saver: true }],
    ['room for 100 kbit/s', 2, 'mine-slow', { path: { available: 100_000 } }],
    ['room for 300 kbit/s', 3, 'mine-slow', { path: { available: 300_000 } }],
    [
      'room for 100 kbit/s, and no picture to send',
      4,
      'fine',
      { path: { available: 100_000 }, up: { picture: undefined as never } },
    ],
    [
      'room for 300 kbit/s, which is all that is wanted',
      4,
      'fine',
      { path: { available: 300_000 } },
      { saver: true },
    ],
    ['a camera that had to be paused', 1, 'mine-slow', {}, { paused: true }],
    ['5 % of what comes lost', 2, 'theirs-slow', { down: { loss: 0.05 } }],
    ['the same with Data saver', 2, 'theirs-slow-saving', { down: { loss: 0.05 } }, { saver: true }],
    ['packets that come in bursts', 2, 'theirs-slow', { jitter: 90 }],
    ['losses both ways', 2, 'both-slow', { up: { loss: 0.05 }, down: { loss: 0.06 } }],
    ['more losses one way than the other', 1, 'theirs-slow', { up: { loss: 0.05 }, down: { loss: 0.2 } }],
    ['half a second there and back', 2, 'far', { path: { roundTrip: 500 } }],
    ['nothing that comes', 1, 'nothing-heard', { down: { packets: 0, bitrate: 0 } }],
    [
      'nothing that comes from somebody who sends nothing',
      4,
      'fine',
      { down: { packets: 0 } },
      { expected: false },
    ],
    ['a computer that cannot keep up', 3, 'busy', { busy: true }],
  ])('%s: %i, %s', (_what, level, advice, change, context = {}) => {
    expect(judge(change, context)).toEqual({ level, advice });
  });
});

test('nothing is said before there is something to compare', () => {
  expect(judgeQuality([], CONTEXT)).toEqual({ level: 'unknown' });
  expect(judgeQuality([figures()], CONTEXT)).toEqual({ level: 'unknown' });
});

test('one bad moment among good ones is no bad connection, and is forgotten', () => {
  const bad = figures({ down: { loss: 0.08 } });
  expect(judgeQuality([figures(), figures(), bad], CONTEXT)).toMatchObject({ level: 3 });
  expect(judgeQuality([bad, figures(), figures(), figures()], CONTEXT)).toMatchObject({ level: 4 });
});
