/** Texts and bytes that were sound: cut, doubled, spliced, with strangers in between. */
import * as fc from 'fast-check';

/** What trips readers: ends, marks, numbers at the edge, writing that turns around, halves of characters. */
const STRANGERS = [
  '',
  '\0',
  '\r',
  '\n',
  '\r\n\r\n',
  '"',
  '\\',
  ',',
  ':',
  ';',
  '=',
  '=\n',
  '%',
  '{',
  ']',
  '}',
  '@',
  '//',
  '..',
  '[::]',
  '-1',
  '0',
  '+1',
  '1e308',
  '99999999999999999999',
  '18446744073709551616',
  'NaN',
  '__proto__',
  'constructor',
  '\u202e',
  '\u2028',
  '\ufeff',
  '\ud800',
  '\udfff',
  '\u0958',
  '\u0300'.repeat(40),
  '👨‍👩‍👧',
  '１',
  'İ',
  'ß',
] as const;

export const stranger: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...STRANGERS),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .tuple(fc.constantFrom(' ', 'a', '0', '"', '[', '=', '\u0300', '😀'), fc.nat(3000))
    .map(([text, times]) => text.repeat(times)),
);

/** Places are in thousandths, so that they mean the same in texts of any length. */
type Edit = {
  readonly how: 'cut' | 'double' | 'insert' | 'overwrite' | 'move' | 'begin' | 'end';
  readonly from: number;
  readonly to: number;
  readonly what: string;
};

const edit: fc.Arbitrary<Edit> = fc.record({
  how: fc.constantFrom('cut', 'double', 'insert', 'insert', 'overwrite', 'move', 'begin', 'end'),
  from: fc.nat(1000),
  to: fc.oneof(fc.nat(1000), fc.constant(0)),
  what: stranger,
});

const apply = (text: string, { how, from, to, what }: Edit): string => {
  const start = Math.floor((Math.min(from, to) * text.length) / 1000);
  const end = Math.floor((Math.max(from, to) * text.length) / 1000);
  const [before, part, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  switch (how) {
    case 'cut':
      return before + after;
    case 'double':
      return before + part + part + after;
    case 'insert':
      return before + what + part + after;
    case 'overwrite':
      return before + what + text.slice(start + what.length);
    case 'move':
      return after + part + before;
    case 'begin':
      return before;
    case 'end':
      return after;
  }
};

const edits = fc.array(edit, { maxLength: 4, size: 'max' });

/** Doubling doubled stays small enough to be read a million times. */
const MAX_LENGTH = 200_000;

/** Sound now and then, nearly sound mostly. */
export const spoilt = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(text, edits).map(([sound, all]) => all.reduce(apply, sound).slice(0, MAX_LENGTH));

const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

const flip = fc.tuple(fc.nat(), fc.constantFrom(1, 0x80, 0xff));

export const spoiltBytes = (bytes: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array<ArrayBuffer>> =>
  fc.tuple(spoilt(bytes.map(latin1)), fc.array(flip, { maxLength: 3 })).map(([text, flips]) => {
    const spoiled = Uint8Array.from(text, (character) => character.charCodeAt(0));
    for (const [at, mask] of spoiled.length === 0 ? [] : flips) spoiled[at % spoiled.length]! ^= mask;
    return spoiled;
  });
