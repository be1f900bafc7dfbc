import browser from 'webextension-polyfill';

/** Gives one of our own pages its language, direction and title. */
export const dressPage = (title: string): void => {
  const { documentElement: root } = document;
  root.lang = browser.i18n.getUILanguage();
  root.dir = browser.i18n.getMessage('@@bidi_dir') || 'ltr';
  document.title = title;
};
