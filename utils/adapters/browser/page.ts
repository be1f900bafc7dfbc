import { browser } from 'wxt/browser';
import { i18n } from '#i18n';

/** Gives one of our own pages its language, direction and title. */
export const dressPage = (title: string): void => {
  const { documentElement: root } = document;
  // The language of the words, which is not the browser's where the catalogue has none of its own.
  root.lang = i18n.t('language');
  root.dir = browser.i18n.getMessage('@@bidi_dir') || 'ltr';
  document.title = title;
};
