import { describe, expect, it } from 'vitest';
import { isRingFresh, replayMarkUntil } from '../../../../utils/core/protocol/freshness.ts';
import { NOW } from '../../../support/fakes/clock.ts';

describe('a ring', () => {
  it.each([
    [0, true],
    [60_000, true],
    [60_001, false],
    [-30_000, true],
    [-30_001, false],
  ])('that is %i ms old is fresh: %s', (age, fresh) => {
    expect(isRingFresh(NOW - age, NOW)).toBe(fresh);
  });

  it('is remembered for longer than its time could let it in again', () => {
    for (const age of [-86_400_000, -30_000, 0, 60_000, 365 * 86_400_000]) {
      const until = replayMarkUntil({ type: 'ring', time: NOW - age }, NOW) ?? 0;
      expect(isRingFresh(NOW - age, until)).toBe(false);
      expect(until).toBeGreaterThanOrEqual(NOW + 600_000);
    }
  });

  it('is not taken from more than a day ahead, when its mark would have to stay for so long', () => {
    expect(replayMarkUntil({ type: 'ring', time: NOW + 86_400_001 }, NOW)).toBeUndefined();
  });
});

describe('any other letter', () => {
  it('is remembered for ten minutes, whatever time it says', () => {
    for (const time of [0, NOW, 8.64e15])
      expect(replayMarkUntil({ type: 'cancel', time }, NOW)).toBe(NOW + 600_000);
  });
});
