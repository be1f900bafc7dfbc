import { describe, expect, it } from 'vitest';
import {
  isWithin,
  parseClock,
  type Schedule,
  type Weekday,
  writeClock,
} from '../../../../utils/core/screening/schedule.ts';

const at = (weekday: Weekday, hour: number, minute = 0) => ({ weekday, minute: hour * 60 + minute });
const hours = (days: Weekday[], from: number, to: number): Schedule => ({
  days,
  from: from * 60,
  to: to * 60,
});

describe('weekly hours', () => {
  it('begin with their first minute and end before their last', () => {
    const office = hours([1], 9, 17);
    expect(isWithin(office, at(1, 8, 59))).toBe(false);
    expect(isWithin(office, at(1, 9))).toBe(true);
    expect(isWithin(office, at(1, 16, 59))).toBe(true);
    expect(isWithin(office, at(1, 17))).toBe(false);
    expect(isWithin(office, at(2, 12))).toBe(false);
  });

  it('that end past midnight belong to the day on which they begin', () => {
    const friday = hours([5], 22, 8);
    expect(isWithin(friday, at(5, 23))).toBe(true);
    expect(isWithin(friday, at(6, 7, 59))).toBe(true);
    expect(isWithin(friday, at(6, 8))).toBe(false);
    expect(isWithin(friday, at(5, 7))).toBe(false);
    expect(isWithin(friday, at(6, 23))).toBe(false);
  });

  it('go over from Saturday to Sunday', () => {
    expect(isWithin(hours([6], 22, 8), at(0, 1))).toBe(true);
  });

  it('last a whole day when they end as they begin', () => {
    const day = hours([3], 6, 6);
    expect(isWithin(day, at(3, 6))).toBe(true);
    expect(isWithin(day, at(4, 5, 59))).toBe(true);
    expect(isWithin(day, at(4, 6))).toBe(false);
  });

  it('are never without a day', () => {
    expect(isWithin(hours([], 0, 23), at(3, 12))).toBe(false);
  });
});

describe('a time in a field', () => {
  it('is a minute of the day and back', () => {
    for (const minute of [0, 1, 59, 60, 480, 1320, 1439]) expect(parseClock(writeClock(minute))).toBe(minute);
    expect(writeClock(485)).toBe('08:05');
  });

  it.each(['', '8:00', '24:00', '12:60', '12', 'noon'])('is none while it reads %j', (text) => {
    expect(parseClock(text)).toBeUndefined();
  });
});
