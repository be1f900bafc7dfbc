import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { speakEnglish } from '../../../support/catalogue.ts';
import { ageText, whenText } from '../../../../components/ui/past-text.ts';
import {
  timeOfDayText,
  dayText,
  minutesText,
  soonText,
  weekdaysText,
} from '../../../../components/ui/time-text.ts';

beforeAll(speakEnglish);

const DAY = 86_400_000;
/** A Thursday. */
const NOW = new Date(2026, 10, 26, 12).getTime();
const THREE_HOURS_AGO = NOW - 3 * 3_600_000;

describe('a moment as seen from another', () => {
  it('is told as short as it can be told apart', () => {
    expect(whenText(THREE_HOURS_AGO, NOW)).toMatch(/^9:00/);
    expect(whenText(THREE_HOURS_AGO - 2 * DAY, NOW)).toMatch(/^Tue,? 9:00/);
    expect(whenText(THREE_HOURS_AGO - 20 * DAY, NOW)).toMatch(/^(Nov 6|6 Nov)$/);
  });

  it('has its weekday from the next day on', () => {
    expect(soonText(NOW + 3_600_000, NOW)).toMatch(/^1:00/);
    expect(soonText(NOW + DAY, NOW)).toMatch(/^Fri,? 12:00/);
  });

  it('has its year when it is another one', () => {
    expect(dayText(NOW - 20 * DAY, NOW)).not.toContain('2026');
    expect(dayText(NOW - 20 * DAY, NOW + 60 * DAY)).toContain('2026');
  });

  it('is as old as the two are apart', () => {
    expect(ageText(NOW, NOW)).toBe('now');
    expect(ageText(THREE_HOURS_AGO, NOW)).toBe('3 hours ago');
    expect(ageText(NOW - 400 * DAY, NOW)).toBe('1 year ago');
  });
});

describe('in a browser of another language', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ['de-DE', /^0?8:00$/],
    ['ar', /^8:00 AM$/],
    ['ja', /^0?8:00$/],
    ['zh-Hant-TW', /^8:00 AM$/],
  ])('%s: words are those of the sentences around, and hours those of the place', (language, eight) => {
    vi.stubGlobal('navigator', { language });
    expect(minutesText(15)).toBe('15 minutes');
    expect(ageText(THREE_HOURS_AGO, NOW)).toBe('3 hours ago');
    expect(weekdaysText([1, 3])).toMatch(/^(Mon and Wed)$/u);
    expect(dayText(NOW, NOW)).toMatch(/^(Nov 26|26 Nov)$/u);
    expect(timeOfDayText(480)).toMatch(eight);
  });
});
