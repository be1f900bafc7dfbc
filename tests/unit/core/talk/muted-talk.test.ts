import { describe, expect, test } from 'vitest';
import {
  hearMuted,
  HINT_LASTS,
  isHinting,
  SILENT,
  type MutedTalk,
} from '../../../../utils/core/talk/muted-talk.ts';

const EVERY = 150;

/** Hears one level for so long, and tells how many hints began. */
const hear = (state: MutedTalk, level: number, from: number, ms: number): [MutedTalk, number] => {
  let hints = 0;
  let now = state;
  for (let at = from; at < from + ms; at += EVERY) {
    const next = hearMuted(now, level, at);
    if (next.hinted > now.hinted) hints += 1;
    now = next;
  }
  return [now, hints];
};

describe('talking while muted', () => {
  test('is told after a moment of it, for a few seconds', () => {
    const [state, hints] = hear(SILENT, 0.1, 0, 1_000);
    expect(hints).toBe(1);
    expect(isHinting(state, 1_000)).toBe(true);
    expect(isHinting(state, 1_000 + HINT_LASTS)).toBe(false);
  });

  test('is not told of a cough or of a quiet room', () => {
    expect(hear(SILENT, 0.1, 0, 2 * EVERY)[1]).toBe(0);
    expect(hear(SILENT, 0.005, 0, 60_000)[1]).toBe(0);
  });

  test('is not told of sounds that are far apart', () => {
    const state = [0, 5_000, 10_000, 15_000, 20_000].reduce((now, at) => hearMuted(now, 0.1, at), SILENT);
    expect(state.hinted).toBe(0);
  });

  test('is told seldom to somebody who goes on all the same, and then no more', () => {
    expect(hear(SILENT, 0.1, 0, 30_000)[1]).toBe(1);
    expect(hear(SILENT, 0.1, 0, 3_600_000)[1]).toBe(3);
  });
});
