import { describe, expect, it } from 'vitest';
import { systemCalendar } from '../../../../utils/adapters/browser/system.ts';

const HOUR = 3_600_000;

describe('the next time that a clock on the wall shows a minute', () => {
  const at = new Date(2026, 10, 14, 15, 30).getTime();

  it('is today while it lies ahead', () => {
    expect(systemCalendar.next(at, 15 * 60 + 45)).toBe(new Date(2026, 10, 14, 15, 45).getTime());
  });

  it('is tomorrow once it is over, and when it is now', () => {
    expect(systemCalendar.next(at, 8 * 60)).toBe(new Date(2026, 10, 15, 8).getTime());
    expect(systemCalendar.next(at, 15 * 60 + 30)).toBe(new Date(2026, 10, 15, 15, 30).getTime());
  });

  it('is shown by that clock on every day of a year, also when daylight-saving time begins or ends', () => {
    for (let day = 0; day < 366; day += 1) {
      const now = new Date(2026, 0, 1 + day, 20).getTime();
      const next = systemCalendar.next(now, 8 * 60);
      expect(systemCalendar.local(next).minute).toBe(8 * 60);
      expect(next - now).toBeLessThanOrEqual(13 * HOUR);
    }
  });
});
