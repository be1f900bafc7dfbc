import { i18n } from '#i18n';
import type { PersonLabel } from '../../utils/core/call/view.ts';
import { isolate } from '../../utils/core/lib/isolate.ts';

/** What a person is called here: the display name, else the handle, else the number. */
export const nameOf = ({ name, handle, userId }: PersonLabel): string =>
  name ?? (handle === undefined ? i18n.t('people.unnamed', [userId]) : `@${handle}`);

/** Characters of a name that a sentence bears; the full name is beside it. */
const MAX_IN_SENTENCE = 28;

/**
 * For a name inside a sentence: cut when very long, and isolated (first-strong), so that a right-to-left name cannot
 * turn the words around it. Not for the names of controls, which are compared as text.
 */
export const inSentence = (name: string): string => {
  // A segmenter takes ten milliseconds to make, and windows draw many sentences. No character is shorter than a unit.
  if (name.length <= MAX_IN_SENTENCE) return isolate(name);
  const characters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  const shown =
    characters.length > MAX_IN_SENTENCE ? `${characters.slice(0, MAX_IN_SENTENCE - 1).join('')}…` : name;
  return isolate(shown);
};

/** For somebody who could be taken for this person. */
export const lookAlikeText = ({ handle, name, userId }: PersonLabel): string =>
  i18n.t('lookAlike', [handle === undefined ? inSentence(name ?? userId) : isolate(`@${handle}`)]);
