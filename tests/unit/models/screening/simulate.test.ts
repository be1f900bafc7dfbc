import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemCalendar } from '../../../../utils/adapters/browser/system.ts';
import type { Calendar } from '../../../../utils/models/ports/system.ts';
import { momentOf } from '../../../../utils/models/screening/simulate.ts';
import { minute, weekday } from '../../../support/any-screening.ts';
import { fakeCalendar, NOW } from '../../../support/fakes/clock.ts';

describe('a time of the week', () => {
  it('is met after the night in which clocks go forward', () => {
    const midnight = fakeCalendar.midnight(NOW);
    /** From three in the morning tomorrow on, an hour later. */
    const change = midnight + 27 * 3_600_000;
    const shift = (at: number) => (at >= change ? 3_600_000 : 0);
    const calendar: Calendar = {
      ...fakeCalendar,
      local: (at) => fakeCalendar.local(at + shift(at)),
      midnight(at) {
        const shifted = fakeCalendar.midnight(at + shift(at));
        return shifted - shift(shifted - shift(at));
      },
    };
    for (const weekday of [0, 1, 2, 3, 4, 5, 6] as const) {
      const at = momentOf(calendar, NOW, { weekday, minute: 22 * 60 });
      expect(calendar.local(at)).toEqual({ weekday, minute: 22 * 60 });
    }
  });

  it('is the next such day, at that time by the clock on the wall', () => {
    fc.assert(
      fc.property(weekday, minute, (weekday, minute) => {
        const at = momentOf(fakeCalendar, NOW, { weekday, minute });
        expect(fakeCalendar.local(at)).toEqual({ weekday, minute });
        expect(at).toBeGreaterThanOrEqual(fakeCalendar.midnight(NOW));
        expect(at).toBeLessThan(fakeCalendar.midnight(NOW) + 7 * 86_400_000);
      }),
    );
  });
});

describe('on the day when the clocks of a place change', () => {
  const CHANGES = [
    ['Europe/Berlin', '2026-03-27'],
    ['Europe/Berlin', '2026-10-23'],
    ['America/New_York', '2026-03-06'],
    ['America/New_York', '2026-10-30'],
    // Their change leaves midnight out.
    ['Africa/Cairo', '2026-04-22'],
    ['America/Santiago', '2026-09-04'],
    // By half an hour.
    ['Australia/Lord_Howe', '2026-10-02'],
    ['Australia/Lord_Howe', '2027-04-02'],
  ] as const;
  afterEach(() => void vi.unstubAllEnvs());

  it.each(CHANGES)('%s, from %s on: its hours are met until midnight', (zone, day) => {
    vi.stubEnv('TZ', zone);
    const now = Date.parse(`${day}T12:00:00Z`);
    for (const weekday of [0, 1, 2, 3, 4, 5, 6] as const)
      for (const minute of [240, 720, 1379, 1380, 1410, 1439]) {
        const at = momentOf(systemCalendar, now, { weekday, minute });
        expect(systemCalendar.local(at)).toEqual({ weekday, minute });
      }
  });
});
