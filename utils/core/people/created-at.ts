const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const FORM = /^\w{3} (\w{3}) (\d\d) (\d\d):(\d\d):(\d\d) \+0000 (\d{4})$/;

/** Days from 1970-01-01 to a day of the Gregorian calendar; years begin in March, so that a leap day comes last. */
const daysUntil = (year: number, month: number, day: number): number => {
  const years = month < 2 ? year - 1 : year;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((153 * ((month + 10) % 12) + 2) / 5) + day - 719_469;
};

/** X's "Tue Jun 02 20:12:29 +0000 2009" in ms since 1970. X has no accounts from before 2006. */
export const parseCreatedAt = (text: unknown): number | undefined => {
  const [, monthName = '', ...numbers] = typeof text === 'string' ? (FORM.exec(text) ?? []) : [];
  // No month is at -1/3 either.
  const month = MONTHS.indexOf(monthName) / 3;
  const [day = 0, hour = 0, minute = 0, second = 0, year = 0] = numbers.map(Number);
  if (!Number.isInteger(month) || year < 2006) return undefined;
  return (((daysUntil(year, month, day) * 24 + hour) * 60 + minute) * 60 + second) * 1000;
};
