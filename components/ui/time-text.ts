import type { Weekday } from '../../utils/core/screening/schedule.ts';
import { locale } from './locale.ts';

/** ms. */
export const DAY = 86_400_000;

/** `at`: ms since 1970. */
export const format = (at: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale(), options).format(at);

export const isSameDay = (a: number, b: number): boolean =>
  new Date(a).toDateString() === new Date(b).toDateString();

/** "12 Nov", with the year when it is another one. */
export const dayText = (at: number, now = Date.now()): string =>
  format(at, {
    day: 'numeric',
    month: 'short',
    ...(new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' }),
  });

/** A moment of the next days: “14:35”, “Thu 9:05”. */
export const soonText = (at: number, now: number): string =>
  format(at, {
    hour: 'numeric',
    minute: '2-digit',
    ...(isSameDay(at, now) ? {} : { weekday: 'short' }),
  });

const unit = (
  value: number,
  unit: 'hour' | 'minute' | 'second',
  unitDisplay: 'narrow' | 'long' = 'narrow',
): string => new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay }).format(value);

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
export const timeOfDayText = (minute: number): string =>
  format(minute * 60_000, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });

const WEEK: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/** The 1st of January 2023 was a Sunday, which is weekday 0. */
const A_SUNDAY = Date.UTC(2023, 0, 1);

export const weekdayText = (weekday: number, width: 'short' | 'long' = 'short'): string =>
  format(A_SUNDAY + weekday * DAY, { weekday: width, timeZone: 'UTC' });

type WeekInfo = { readonly firstDay: number };
/** Newer than TypeScript's library; Firefox has it not at all. */
type LocaleWithWeek = Intl.Locale & { readonly getWeekInfo?: () => WeekInfo; readonly weekInfo?: WeekInfo };

/** The days in the order of this browser's language, Monday first where it does not say. 0 is Sunday. */
export const weekOrder = (language = navigator.language): readonly Weekday[] => {
  const known: LocaleWithWeek = new Intl.Locale(language);
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
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(runs.flatMap(runText));
};
