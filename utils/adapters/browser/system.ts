import type { Weekday } from '../../core/screening/schedule.ts';
import type { Calendar, Clock, Random } from '../../models/ports/system.ts';

export const systemClock: Clock = { now: () => Date.now() };

export const systemCalendar: Calendar = {
  local(at) {
    const date = new Date(at);
    return { weekday: date.getDay() as Weekday, minute: date.getHours() * 60 + date.getMinutes() };
  },
  midnight: (at) => new Date(at).setHours(0, 0, 0, 0),
  next(at, minute) {
    const today = new Date(at).setHours(0, minute, 0, 0);
    if (today > at) return today;
    const tomorrow = new Date(at);
    tomorrow.setDate(tomorrow.getDate() + 1);
    return tomorrow.setHours(0, minute, 0, 0);
  },
};

export const systemRandom: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };
