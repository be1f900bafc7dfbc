import { foldText } from '../lib/fold-text.ts';

/** A letter or number of a script that puts spaces between its words. */
const LETTER = String.raw`(?![\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{N}]`;
const STARTS = new RegExp(`^${LETTER}`, 'u');
const ENDS = new RegExp(`${LETTER}$`, 'u');

const isOneWord = (left: string, right: string): boolean => ENDS.test(left) && STARTS.test(right);

/** A word ends where its letters do; scripts without spaces have no such end. */
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
