import { locale } from './locale.ts';
import { DAY, dayText, isSameDay } from './time-text.ts';

/** As short as it can be told apart: the time today, the weekday this week, else the day. */
export const whenText = (at: number, now: number): string => {
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  if (isSameDay(at, now)) return new Intl.DateTimeFormat(locale(), time).format(at);
  if (now - at < 6 * DAY && now > at)
    return new Intl.DateTimeFormat(locale(), { weekday: 'short', ...time }).format(at);
  return dayText(at, now);
};

export const fullTimeText = (at: number): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeStyle: 'short' }).format(at);

const AGES = [
  [365 * DAY, 'year'],
  [30 * DAY, 'month'],
  [DAY, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
] as const;

/** “3 days ago”, “now”. */
export const ageText = (at: number, now: number): string => {
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  const [size, unit] = AGES.find(([size]) => now - at >= size) ?? [1000, 'second'];
  return format.format(unit === 'second' ? 0 : -Math.floor((now - at) / size), unit);
};
