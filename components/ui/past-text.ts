import { locale } from './locale.ts';
import { DAY, dayText, format, isSameDay } from './time-text.ts';

/** As short as it can be told apart: the time today, the weekday this week, else the day. */
export const whenText = (at: number, now: number): string => {
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  if (isSameDay(at, now)) return format(at, time);
  if (now - at < 6 * DAY && now > at) return format(at, { weekday: 'short', ...time });
  return dayText(at, now);
};

export const fullTimeText = (at: number): string => format(at, { dateStyle: 'long', timeStyle: 'short' });

const AGES = [
  [365 * DAY, 'year'],
  [30 * DAY, 'month'],
  [DAY, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
] as const;

/** “3 days ago”, “now”. Not “yesterday” or “last month”: these are whole days and months that passed, of no calendar. */
export const ageText = (at: number, now: number): string => {
  const [size, unit] = AGES.find(([size]) => now - at >= size) ?? [1000, 'second'];
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: unit === 'second' ? 'auto' : 'always' });
  return relative.format(unit === 'second' ? 0 : -Math.floor((now - at) / size), unit);
};
