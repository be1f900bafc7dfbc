import type { Weekday } from '../../utils/core/screening/schedule.ts';

const DAY = 86_400_000;

const isSameDay = (a: number, b: number): boolean =>
  new Date(a).toDateString() === new Date(b).toDateString();

/** "12 Nov", with the year when it is another one. */
export const dayText = (at: number, now = Date.now()): string =>
  new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    ...(new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' }),
  }).format(at);

/** As short as it can be told apart: the time today, the weekday this week, else the day. */
export const whenText = (at: number, now: number): string => {
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  if (isSameDay(at, now)) return new Intl.DateTimeFormat(undefined, time).format(at);
  if (now - at < 6 * DAY && now > at)
    return new Intl.DateTimeFormat(undefined, { weekday: 'short', ...time }).format(at);
  return dayText(at, now);
};

/** A moment of the next days: “14:35”, “Thu 9:05”. */
export const soonText = (at: number, now: number): string =>
  new Intl.DateTimeFormat(undefined, {
    hour: 'numeric',
    minute: '2-digit',
    ...(isSameDay(at, now) ? {} : { weekday: 'short' }),
  }).format(at);

export const fullTimeText = (at: number): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' }).format(at);

const unit = (
  value: number,
  unit: 'hour' | 'minute' | 'second',
  unitDisplay: 'narrow' | 'long' = 'narrow',
): string => new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay }).format(value);

/** “15 minutes”, “1 hour”, “90 minutes”. */
export const minutesText = (minutes: number): string =>
  minutes % 60 === 0 ? unit(minutes / 60, 'hour', 'long') : unit(minutes, 'minute', 'long');

/** "3m 5s"; at most two units. */
export const durationText = (duration: number): string => {
  const seconds = Math.round(duration / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours > 0) return `${unit(hours, 'hour')} ${unit(minutes % 60, 'minute')}`;
  if (minutes > 0) return `${unit(minutes, 'minute')} ${unit(seconds % 60, 'second')}`;
  return unit(seconds, 'second');
};

/** A time of day, from minutes since midnight: “08:00” or “8:00 AM”. */
export const clockText = (minute: number): string =>
  new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
    minute * 60_000,
  );

const WEEK: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/** The 1st of January 2023 was a Sunday, which is weekday 0. */
const A_SUNDAY = Date.UTC(2023, 0, 1);

export const weekdayText = (weekday: number, width: 'short' | 'long' = 'short'): string =>
  new Intl.DateTimeFormat(undefined, { weekday: width, timeZone: 'UTC' }).format(A_SUNDAY + weekday * DAY);

type WeekInfo = { readonly firstDay: number };
/** Newer than TypeScript's library; Firefox has it not at all. */
type LocaleWithWeek = Intl.Locale & { readonly getWeekInfo?: () => WeekInfo; readonly weekInfo?: WeekInfo };

/** The days in the order of this browser's language, Monday first where it does not say. 0 is Sunday. */
export const weekOrder = (
  locale = new Intl.DateTimeFormat().resolvedOptions().locale,
): readonly Weekday[] => {
  const known: LocaleWithWeek = new Intl.Locale(locale);
  const { firstDay } = known.getWeekInfo?.() ?? known.weekInfo ?? { firstDay: 1 };
  return WEEK.map((_, index) => ((firstDay + index) % 7) as Weekday);
};

/** “Mon–Wed”: three in a row are read faster than a list. */
const runText = (run: readonly number[]): readonly string[] => {
  const texts = run.map((weekday) => weekdayText(weekday));
  return texts.length < 3 ? texts : [`${texts[0]}–${texts.at(-1)}`];
};

/** “Mon–Wed and Fri”, in the order of the week. */
export const weekdaysText = (weekdays: readonly number[]): string => {
  const runs: Weekday[][] = [[]];
  for (const weekday of weekOrder()) {
    if (weekdays.includes(weekday)) runs.at(-1)?.push(weekday);
    else runs.push([]);
  }
  return new Intl.ListFormat(undefined, { type: 'conjunction' }).format(runs.flatMap(runText));
};

const AGES = [
  [365 * DAY, 'year'],
  [30 * DAY, 'month'],
  [DAY, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
] as const;

/** “3 days ago”, “now”. */
export const ageText = (at: number, now: number): string => {
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  const [size, unit] = AGES.find(([size]) => now - at >= size) ?? [1000, 'second'];
  return format.format(unit === 'second' ? 0 : -Math.floor((now - at) / size), unit);
};
