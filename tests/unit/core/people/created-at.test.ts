import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCreatedAt } from '../../../../utils/core/people/created-at.ts';

const NAMES = { days: 'SunMonTueWedThuFriSat', months: 'JanFebMarAprMayJunJulAugSepOctNovDec' };
const two = (value: number): string => String(value).padStart(2, '0');
const asX = (at: Date): string =>
  [
    NAMES.days.slice(at.getUTCDay() * 3, at.getUTCDay() * 3 + 3),
    NAMES.months.slice(at.getUTCMonth() * 3, at.getUTCMonth() * 3 + 3),
    two(at.getUTCDate()),
    [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':'),
    '+0000',
    at.getUTCFullYear(),
  ].join(' ');

it('reads every second from 2006 on as X writes it, leap years and ends of months too', () => {
  const seconds = fc.integer({ min: Date.UTC(2006) / 1000, max: Date.UTC(2106) / 1000 });
  fc.assert(
    fc.property(seconds, (second) => parseCreatedAt(asX(new Date(second * 1000))) === second * 1000),
    { numRuns: 2000 },
  );
  expect(parseCreatedAt('Thu Feb 29 23:59:59 +0000 2024')).toBe(Date.UTC(2024, 1, 29, 23, 59, 59));
});

it.each([
  undefined,
  0,
  '',
  'yesterday',
  '2024-03-17T18:07:40Z',
  'Sun Mar 17 18:07:40 +0000 1000',
  'Sun anF 17 18:07:40 +0000 2024',
  'Sun Mar 17 18:07:40 +0200 2024',
])('takes %j for unknown', (text) => {
  expect(parseCreatedAt(text)).toBeUndefined();
});
