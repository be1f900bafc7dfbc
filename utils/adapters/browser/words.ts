import browser from 'webextension-polyfill';

/** The messages of these keys, for a page that asks for all at once; the places of what is put in stay `$1` and `$2`. */
export const wordsOf = (keys: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    keys.map((key) => [key, browser.i18n.getMessage(key.replaceAll('.', '_'), ['$1', '$2'])]),
  );
