/** 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** A moment as a clock on the wall shows it. `minute`: since midnight, 0–1439. */
export type LocalTime = { readonly weekday: Weekday; readonly minute: number };

/**
 * Weekly hours by the clock on the wall, so that a change of daylight-saving time moves nothing. `from` and `to` are
 * minutes since midnight. Where `to` is not later than `from`, the hours end on the next day and belong to the day on
 * which they begin; equal ones last a whole day.
 */
export type Schedule = {
  readonly days: readonly Weekday[];
  readonly from: number;
  readonly to: number;
};

const DAYS = 7;

export const isWithin = ({ days, from, to }: Schedule, { weekday, minute }: LocalTime): boolean => {
  const yesterday = ((weekday + DAYS - 1) % DAYS) as Weekday;
  if (from < to) return days.includes(weekday) && minute >= from && minute < to;
  return (days.includes(weekday) && minute >= from) || (days.includes(yesterday) && minute < to);
};

/** “22:00” as a field for times has it; undefined while it is half typed. */
export const parseClock = (text: string): number | undefined => {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(text) ?? [];
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes);
};

/** The inverse of `parseClock`. */
export const writeClock = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
