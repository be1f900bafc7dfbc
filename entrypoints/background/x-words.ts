import browser from 'webextension-polyfill';
import { X_WORDS } from '../../components/x/words.ts';

/** What the calls in X's page say; the places of what is put in stay `$1` and `$2`. */
export const xWords = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    X_WORDS.map((key) => [key, browser.i18n.getMessage(key.replaceAll('.', '_'), ['$1', '$2'])]),
  );
