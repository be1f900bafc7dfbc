import { parseHandle, parseUserId } from '../../core/people/ids.ts';
import type { SeenPerson } from '../../core/people/seen.ts';
import { FOLLOW_BUTTON, FOLLOWS_ME, USER_CELL, USER_NAME, VERIFIED } from './selectors.ts';

/** More cells than any screen shows; a list is read again when it was scrolled. */
const MAX_CELLS = 100;

/**
 * One person as a profile or a list cell shows them. The id is in the follow button's test id, the handle in the
 * text. What is not shown stays unknown: no badge does not mean not verified.
 */
export const readPerson = (scope: Element, follow: Element | undefined): SeenPerson | undefined => {
  const [, digits, relation] =
    /^(\d+)-(follow|unfollow)$/.exec(follow?.getAttribute('data-testid') ?? '') ?? [];
  const id = parseUserId(digits);
  if (!id) return undefined;
  const block = scope.querySelector(USER_NAME) ?? scope;
  const texts = [...block.querySelectorAll('span')].map((span) => span.textContent.trim());
  const handle = parseHandle(texts.find((text) => text.startsWith('@'))?.slice(1));
  const name = texts.find((text) => text !== '' && !text.startsWith('@'));
  return {
    id,
    ...(handle ? { handle } : {}),
    ...(name ? { name } : {}),
    facts: {
      iFollow: relation === 'unfollow',
      ...(scope.querySelector(FOLLOWS_ME) ? { followsMe: true } : {}),
      ...(block.querySelector(VERIFIED) ? { verified: true } : {}),
    },
  };
};

/** The people of a list that are in the DOM now. */
export const readPeopleList = (): readonly SeenPerson[] =>
  [...document.querySelectorAll(USER_CELL)].slice(0, MAX_CELLS).flatMap((cell) => {
    const person = readPerson(cell, cell.querySelector(FOLLOW_BUTTON) ?? undefined);
    return person?.handle ? [person] : [];
  });
