import { MAX_TEXT_BYTES, MAX_TEXT_CODE_POINTS } from './limits.ts';

/** Line breaks, tabs, every kind of blank and the blank braille cell: shown as one space. */
const BLANKS = /[\p{Zs}\p{Zl}\p{Zp}\t\n\v\f\r\u0085\u2800]+/gu;

/** Scripts whose spelling needs the zero-width joiner and non-joiner between letters. */
const JOINING =
  '\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}';

/** Draw nothing, though Unicode calls none of them ignorable: an object's place, hieroglyph controls, two fillers. */
const HIDDEN = '\\ufffc\\u{13430}-\\u{1343f}\\u{16fe4}\\u{1d159}';

/** No writing piles more marks on one letter; who does draws over the lines around. */
const STACKED = '(?<=[\\p{Mn}\\p{Me}]{6})[\\p{Mn}\\p{Me}]';

/**
 * What draws nothing or changes how its neighbours are drawn: controls, bidi marks, overrides and isolates,
 * zero-width characters, fillers, tags, annotations, piles of marks, lone surrogates. Kept where writing needs them: the joiner and
 * the emoji selector in emoji and keycaps, joiners between letters of scripts that join.
 */
const UNSEEN = new RegExp(
  [
    `(?<=[${JOINING}])[\\u200c\\u200d](?=[${JOINING}])`,
    '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})',
    '(?<=\\p{Emoji})(?<![0-9#*])\\ufe0f',
    '(?<=[0-9#*])\\ufe0f(?=\\u20e3)',
    `([\\p{Cc}\\p{Cs}\\p{Default_Ignorable_Code_Point}${HIDDEN}]|${STACKED})`,
  ].join('|'),
  'gu',
);

const utf8Length = (codePoint: number): number =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;

/** Whether a text may travel in a letter: at most 140 code points and 560 bytes of UTF-8. */
export const isWithinTextBounds = (text: string): boolean => {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return (
    points.length <= MAX_TEXT_CODE_POINTS &&
    points.reduce((bytes, point) => bytes + utf8Length(point), 0) <= MAX_TEXT_BYTES
  );
};

const removeUnseen = (text: string): string =>
  text
    .replace(BLANKS, ' ')
    .replace(UNSEEN, (match, unseen: string | undefined) => (unseen === undefined ? match : ''))
    .replace(/ {2,}/g, ' ')
    .trim()
    .normalize('NFC');

const cutToBounds = (text: string): string => {
  let characters = Array.from(text).slice(0, MAX_TEXT_CODE_POINTS);
  while (!isWithinTextBounds(characters.join(''))) characters = characters.slice(0, -1);
  return characters.join('');
};

/**
 * A text by somebody else (a name, a reason) as it may be shown, and a text of our own as it may be sent: one line
 * in NFC without unseen characters, cut to 140 code points and 560 bytes. Show it isolated (`<bdi>`): direction
 * comes from its letters.
 */
export const cleanText = (text: string): string => {
  // Removing or cutting can take away the neighbours that excused another unseen character.
  const cleaned = cutToBounds(removeUnseen(text));
  return cleaned === text ? cleaned : cleanText(cleaned);
};

/** A longer text of one line that may have been written by somebody else (a note from a file): cleaned, not cut. */
export const cleanLine = (text: string): string => {
  const cleaned = removeUnseen(text);
  return cleaned === text ? cleaned : cleanLine(cleaned);
};
