import { isSameHandle, parseUserId, type Handle } from '../../core/people/ids.ts';
import type { SeenPerson } from '../../core/people/seen.ts';
import { FOLLOWS_ME, MAX_NAME, USER_NAME, VERIFIED } from './selectors.ts';

/**
 * One person as a profile or a list cell shows them. The id is in the follow button's test id; the handle is
 * `expected`, from an address, and must stand in the text too. What is not shown stays unknown: no badge does not mean
 * not verified.
 */
export const readPerson = (
  scope: Element,
  follow: Element | null | undefined,
  expected: Handle | undefined,
): SeenPerson | undefined => {
  const [, digits, relation] =
    /^(\d+)-(follow|unfollow)$/.exec(follow?.getAttribute('data-testid') ?? '') ?? [];
  const id = parseUserId(digits);
  const block = scope.querySelector(USER_NAME) ?? scope;
  const texts = [...block.querySelectorAll('span')].map((span) => span.textContent.trim());
  const isHandle = (text: string): boolean => expected !== undefined && isSameHandle(text, `@${expected}`);
  if (!id || !expected || !texts.some(isHandle)) return undefined;
  const name = texts.find((text) => text !== '' && !isHandle(text))?.slice(0, MAX_NAME);
  return {
    id,
    handle: expected,
    ...(name ? { name } : {}),
    facts: {
      iFollow: relation === 'unfollow',
      ...(scope.querySelector(FOLLOWS_ME) ? { followsMe: true } : {}),
      ...(block.querySelector(VERIFIED) ? { verified: true } : {}),
    },
  };
};
