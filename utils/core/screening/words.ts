import { foldText } from '../lib/fold-text.ts';

/** Written without spaces between words, or with articles and particles written onto them. */
const JOINING = ['Han', 'Hira', 'Kana', 'Thai', 'Lao', 'Khmr', 'Mymr', 'Arab', 'Hebr'];
/** Korean writes particles onto words, too: its syllables begin with these, and are taken apart when text is folded. */
const KOREAN = String.raw`\u1100-\u115f`;
const LETTER = String.raw`(?![${JOINING.map((script) => String.raw`\p{scx=${script}}`).join('')}${KOREAN}])[\p{L}\p{N}]`;
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
