import { describe, expect, it } from 'vitest';
import { isRingFresh, replayMarkUntil } from '../../../../utils/core/protocol/freshness.ts';

const NOW = 1_800_000_000_000;

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
    for (const age of [-365 * 86_400_000, -30_000, 0, 60_000, 365 * 86_400_000]) {
      const until = replayMarkUntil(NOW - age, NOW);
      expect(isRingFresh(NOW - age, until)).toBe(false);
      expect(until).toBeGreaterThanOrEqual(NOW + 600_000);
    }
  });
});
