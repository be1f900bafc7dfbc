import { describe, expect, it } from 'vitest';
import { ageText, dayText, soonText, whenText } from '../../../../components/ui/time-text.ts';

const DAY = 86_400_000;
/** A Thursday. */
const NOW = new Date(2026, 10, 26, 12).getTime();
const THREE_HOURS_AGO = NOW - 3 * 3_600_000;

describe('a moment as seen from another', () => {
  it('is told as short as it can be told apart', () => {
    expect(whenText(THREE_HOURS_AGO, NOW)).toMatch(/^9:00/);
    expect(whenText(THREE_HOURS_AGO - 2 * DAY, NOW)).toMatch(/^Tue,? 9:00/);
    expect(whenText(THREE_HOURS_AGO - 20 * DAY, NOW)).toMatch(/^(Nov 6|6 Nov)$/);
  });

  it('has its weekday from the next day on', () => {
    expect(soonText(NOW + 3_600_000, NOW)).toMatch(/^1:00/);
    expect(soonText(NOW + DAY, NOW)).toMatch(/^Fri,? 12:00/);
  });

  it('has its year when it is another one', () => {
    expect(dayText(NOW - 20 * DAY, NOW)).not.toContain('2026');
    expect(dayText(NOW - 20 * DAY, NOW + 60 * DAY)).toContain('2026');
  });

  it('is as old as the two are apart', () => {
    expect(ageText(NOW, NOW)).toBe('now');
    expect(ageText(THREE_HOURS_AGO, NOW)).toBe('3 hours ago');
    expect(ageText(NOW - 400 * DAY, NOW)).toBe('last year');
  });
});
