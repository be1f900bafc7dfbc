import { foldText } from '../lib/fold-text.ts';

const isPlain = (character: string | undefined): boolean => /^[a-z0-9]$/.test(character ?? '');

/** A word ends where letters of the Latin alphabet do; scripts without spaces have no such end. */
const isWhole = (text: string, at: number, word: string): boolean =>
  !(isPlain(word[0]) && isPlain(text[at - 1])) && !(isPlain(word.at(-1)) && isPlain(text[at + word.length]));

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
