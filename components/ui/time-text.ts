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
export const whenText = (at: number, now = Date.now()): string => {
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  if (isSameDay(at, now)) return new Intl.DateTimeFormat(undefined, time).format(at);
  if (now - at < 6 * DAY && now > at)
    return new Intl.DateTimeFormat(undefined, { weekday: 'short', ...time }).format(at);
  return dayText(at, now);
};

export const fullTimeText = (at: number): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' }).format(at);

const unit = (value: number, unit: 'hour' | 'minute' | 'second'): string =>
  new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'narrow' }).format(value);

/** "3m 5s"; at most two units. */
export const durationText = (duration: number): string => {
  const seconds = Math.round(duration / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours > 0) return `${unit(hours, 'hour')} ${unit(minutes % 60, 'minute')}`;
  if (minutes > 0) return `${unit(minutes, 'minute')} ${unit(seconds % 60, 'second')}`;
  return unit(seconds, 'second');
};
