import { i18n } from '#i18n';
import type { PersonLabel } from '../../utils/core/call/view.ts';

/** What a person is called here: the display name, else the handle, else the number. */
export const nameOf = ({ name, handle, userId }: PersonLabel): string =>
  name ?? (handle === undefined ? i18n.t('people.unnamed', [userId]) : `@${handle}`);

/**
 * For a name inside a sentence: first-strong isolate, so that it cannot turn the words around it. Not for the names of
 * controls, which are compared as text.
 */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
