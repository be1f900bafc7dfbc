import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemCalendar } from '../../../../utils/adapters/browser/system.ts';
import { isWithin, type Schedule } from '../../../../utils/core/screening/schedule.ts';

const NIGHT: Schedule = { days: [0, 1, 2, 3, 4, 5, 6], from: 22 * 60, to: 8 * 60 };
const isQuiet = (utc: string): boolean => isWithin(NIGHT, systemCalendar.local(Date.parse(utc)));

describe('the clock on the wall', () => {
  beforeEach(() => vi.stubEnv('TZ', 'Europe/Berlin'));
  afterEach(() => void vi.unstubAllEnvs());

  test('is that of the place', () => {
    expect(systemCalendar.local(Date.parse('2026-11-25T23:30:00Z'))).toEqual({ weekday: 4, minute: 30 });
    expect(systemCalendar.midnight(Date.parse('2026-11-25T23:30:00Z'))).toBe(
      Date.parse('2026-11-25T23:00:00Z'),
    );
  });

  test('keeps quiet hours at eight when an hour is left out in spring', () => {
    expect(isQuiet('2026-03-28T06:59:00Z')).toBe(true);
    expect(isQuiet('2026-03-28T07:00:00Z')).toBe(false);
    expect(isQuiet('2026-03-29T05:59:00Z')).toBe(true);
    expect(isQuiet('2026-03-29T06:00:00Z')).toBe(false);
  });

  test('keeps them at eight when an hour comes twice in autumn', () => {
    expect(isQuiet('2026-10-25T00:30:00Z')).toBe(true);
    expect(isQuiet('2026-10-25T01:30:00Z')).toBe(true);
    expect(isQuiet('2026-10-25T06:59:00Z')).toBe(true);
    expect(isQuiet('2026-10-25T07:00:00Z')).toBe(false);
  });

  test('begins the day of a change at its midnight', () => {
    const noon = Date.parse('2026-03-29T12:00:00Z');
    expect(systemCalendar.midnight(noon)).toBe(Date.parse('2026-03-28T23:00:00Z'));
  });
});
