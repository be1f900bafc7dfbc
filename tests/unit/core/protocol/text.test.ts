import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, isWithinTextBounds } from '../../../../utils/core/protocol/text.ts';

const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      'a',
      'ب',
      '\u200d',
      '\u200c',
      '\ufe0f',
      '👩',
      '💻',
      '\u0301',
      ' ',
      '\u202e',
      '\u00ad',
      '🏽',
      '1',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 300,
});

describe('clean text', () => {
  it.each([
    ['keeps plain text', 'Quick question about the contract', 'Quick question about the contract'],
    ['keeps other scripts', 'שלום مرحبا 你好', 'שלום مرحبا 你好'],
    ['removes bidi overrides, isolates and marks', 'a\u202eb\u2066c\u2069d\u200fe\u061cf', 'abcdef'],
    ['removes zero-width characters from a name', 'ali\u200bce\ufeff\u2060\u00ad', 'alice'],
    ['removes joiners where nothing joins', 'ali\u200dce\u200c', 'alice'],
    ['keeps the non-joiner of Persian', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['keeps the joiner of emoji', '👩\u200d💻 ❤\ufe0f', '👩\u200d💻 ❤\ufe0f'],
    ['removes controls', 'a\u0000b\u0007c\u009fd\u007f', 'abcd'],
    ['makes one line of several', 'a\r\n\tb\u2028c', 'a b c'],
    ['removes fillers, tags and lone surrogates', '\u3164\u{e0041}x\ud800', 'x'],
    ['leaves nothing of blanks', ' \u2003\u2800\u00a0 ', ''],
    ['composes', 'e\u0301', 'é'],
    ['removes the emoji selector from digits', 'a1\ufe0fb#\ufe0f', 'a1b#'],
    ['keeps keycaps', '1\ufe0f\u20e3', '1\ufe0f\u20e3'],
    ['removes the place of an object and hieroglyph controls', 'a\ufffcb\u{13430}c\u{1d159}d', 'abcd'],
    ['removes Hangul, Khmer and Mongolian fillers', 'a\u115fb\u17b4c\u180ed\uffa0e', 'abcde'],
    ['removes variation selectors from letters', 'a\ufe00b\u{e0100}c', 'abc'],
    ['removes what joins graphemes unseen', 'a\u034fb', 'ab'],
    ['removes language tags', '\u{e0001}\u{e0065}a', 'a'],
    ['cuts a pile of marks', `z${'\u0335'.repeat(40)}`, `z${'\u0335'.repeat(6)}`],
    ['keeps what pointed Hebrew and Vietnamese pile up', 'בְּרֵאשִׁ֖ית Việt', 'בְּרֵאשִׁ֖ית Việt'.normalize('NFC')],
    ['removes overrides around a handle', '\u202earim@\u202c', 'arim@'],
  ])('%s', (_, given, expected) => {
    expect(cleanText(given)).toBe(expected);
  });

  it('is in bounds, composed, and stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const cleaned = cleanText(text);
        expect(isWithinTextBounds(cleaned)).toBe(true);
        expect(cleaned.normalize('NFC')).toBe(cleaned);
        expect(cleanText(cleaned)).toBe(cleaned);
        expect(cleaned).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('is cut between characters, at 140 of them or 560 bytes', () => {
    expect(cleanText('x'.repeat(200))).toHaveLength(140);
    expect(Array.from(cleanText('😀'.repeat(200)))).toHaveLength(140);
  });
});

describe('text bounds', () => {
  it.each([
    ['x'.repeat(140), true],
    ['x'.repeat(141), false],
    ['😀'.repeat(140), true],
    ['😀'.repeat(141), false],
  ])('%#', (text, within) => {
    expect(isWithinTextBounds(text)).toBe(within);
  });
});
