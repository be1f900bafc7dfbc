/** Edits of a text that is only there when they are applied: a sealed letter is another one each time. */
import * as fc from 'fast-check';
import { spoilt } from './spoil-text.ts';

const FIRST = 0x100;

/** An edited text in which characters stand for the places of one that has `length`. */
export const spoiltPlaces = (length: number): fc.Arbitrary<string> =>
  spoilt(fc.constant(Array.from({ length }, (_, at) => String.fromCodePoint(FIRST + at)).join('')));

export const fillPlaces = (edited: string, text: string): string =>
  Array.from(edited, (mark) => {
    const at = mark.codePointAt(0) ?? 0;
    return at < FIRST ? mark : text.charAt(at - FIRST);
  }).join('');
