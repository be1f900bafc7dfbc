import type { Weekday } from '../../../utils/core/screening/schedule.ts';
import type { Calendar, Clock } from '../../../utils/models/ports/system.ts';

export const NOW = 1_800_000_000_000;

export type FakeClock = Clock & { advance(milliseconds: number): void };

export const createFakeClock = (start = NOW): FakeClock => {
  let now = start;
  return {
    now: () => now,
    advance(milliseconds) {
      now += milliseconds;
    },
  };
};

const DAY = 86_400_000;

/** A place without seasons: UTC. The 1st of January 1970 was a Thursday. */
export const fakeCalendar: Calendar = {
  local: (at) => ({
    weekday: ((Math.floor(at / DAY) + 4) % 7) as Weekday,
    minute: Math.floor((at % DAY) / 60_000),
  }),
  midnight: (at) => at - (at % DAY),
  next: (at, minute) => {
    const today = at - (at % DAY) + minute * 60_000;
    return today > at ? today : today + DAY;
  },
};
