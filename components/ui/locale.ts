import { i18n } from '#i18n';

/** Undefined where the browser names no language of which a region is known. */
const region = (): string | undefined => {
  try {
    return new Intl.Locale(navigator.language).maximize().region;
  } catch {
    return undefined;
  }
};

/**
 * For words and numbers in a sentence: the language of our words, as it is written where this browser is. “en-DE” counts
 * hours to 24 and puts the day before the month; a bare “de” would say “in 15 Minuten” in the middle of English.
 */
export const locale = (): string => [i18n.t('language'), region() ?? []].flat().join('-');
