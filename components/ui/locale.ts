import { i18n } from '#i18n';

/**
 * For words and numbers in a sentence: the language of our words, as it is written where this browser is. “en-DE” counts
 * hours to 24 and puts the day before the month; a bare “de” would say “in 15 Minuten” in the middle of English.
 */
export const locale = (): string =>
  // Of a language that is nobody's own, such as Esperanto, no region is known.
  [i18n.t('language'), new Intl.Locale(navigator.language).maximize().region].filter(Boolean).join('-');
