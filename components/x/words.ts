import type { GeneratedI18nStructure } from '#i18n';

/** The catalogue as the script in X's page reads it: no plurals, `$1` and `$2` in order. */
export type Words = (key: keyof GeneratedI18nStructure, substitutions?: string[]) => string;
