import { foldText } from '../lib/fold-text.ts';

/**
 * A letter or number that goes on a word. Other scripts than these write no spaces between words, or articles and particles
 * onto them; of Korean, whose syllables are taken apart when text is folded, this is all but their first part.
 */
const LETTER = String.raw`[\p{scx=Latn}\p{scx=Cyrl}\p{scx=Grek}\p{scx=Armn}\p{scx=Geor}\p{N}\u1161-\u11ff]`;
const STARTS = new RegExp(`^${LETTER}`, 'u');
const ENDS = new RegExp(`${LETTER}$`, 'u');

const isOneWord = (left: string, right: string): boolean => ENDS.test(left) && STARTS.test(right);

/** A word ends where its letters do; in scripts that join words there is no such end. */
const isWhole = (text: string, at: number, word: string): boolean =>
  !isOneWord(text.slice(0, at), word) && !isOneWord(word, text.slice(at + word.length));

const says = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (isWhole(text, at, word)) return true;
  return false;
};

/** Whether one of the words, separated by commas, stands in the text. Case and marks do not count. */
export const containsWord = (text: string, words: string): boolean => {
  const folded = foldText(text);
  return words.split(',').some((word) => {
    const wanted = foldText(word).trim();
    return wanted !== '' && says(folded, wanted);
  });
};
