import { isSameHandle, parseUserId, type Handle } from '../../core/people/ids.ts';
import { MAX_X_NAME, type Partner, type SeenPerson } from '../../core/people/seen.ts';
import { FOLLOWS_ME, USER_CELL, USER_NAME, VERIFIED } from './selectors.ts';

/**
 * One person as a profile or a list cell shows them. The id is in the follow button's test id; the handle is
 * `expected`, from an address, and must stand in the text too, where X writes it as its owner does; the name stands
 * before it. What is not shown stays unknown: no badge does not mean not verified.
 */
export const readPerson = (
  scope: Element,
  follow: Element | null | undefined,
  expected: Handle | undefined,
): (SeenPerson & Partner) | undefined => {
  // A profile has cells of other people below it.
  const isOwn = (chip: Element): boolean => chip.closest(USER_CELL) === scope.closest(USER_CELL);
  const [, digits, relation] = /^(\d+)-(\w+)$/.exec(follow?.getAttribute('data-testid') ?? '') ?? [];
  const id = parseUserId(digits);
  const block = scope.querySelector(USER_NAME) ?? scope;
  const texts = [...block.querySelectorAll('span')].map((span) => span.textContent.trim());
  const at = expected ? texts.findIndex((text) => isSameHandle(text, `@${expected}`)) : -1;
  const handle = texts[at]?.slice(1) as Handle | undefined;
  if (!id || !handle) return undefined;
  const name = texts.slice(0, at).find(Boolean)?.slice(0, MAX_X_NAME);
  return {
    id,
    handle,
    ...(name ? { name } : {}),
    facts: {
      iFollow: relation === 'unfollow',
      ...([...scope.querySelectorAll(FOLLOWS_ME)].some(isOwn) ? { followsMe: true } : {}),
      ...(block.querySelector(VERIFIED) ? { verified: true } : {}),
    },
  };
};
