import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { locale } from '../../../../components/ui/locale.ts';
import { speakEnglish } from '../../../support/catalogue.ts';

beforeAll(speakEnglish);
afterEach(() => vi.unstubAllGlobals());

it.each([
  ['de', 'en-DE'],
  ['en-GB', 'en-GB'],
  ['xx', 'en'],
])('words of ours are written as where the browser is: “%s”', (language, expected) => {
  vi.stubGlobal('navigator', { language });
  expect(locale()).toBe(expected);
});
