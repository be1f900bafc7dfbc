import { partnerIn } from '../x/conversation.ts';
import { classifyRoute, type Route } from '../x/route.ts';
import type { UserId } from './ids.ts';

/**
 * Whether a URL of X shows exactly the accepted 1:1 conversation of these two: no request, no sub page, no group.
 * The background asks this of the URL that the browser stamped, so that a content script cannot say otherwise; the
 * script reads its page's address by the same rule.
 */
export const isConversationUrl = (url: string, me: UserId, partner: UserId): boolean => {
  const route = routeOf(url);
  return route?.page === 'conversation' && partnerIn(route.conversation, me) === partner;
};

/**
 * Whether a page of X with this URL can show the conversation of these two. In X's chat the URL has to name it;
 * elsewhere (the drawer) it names none.
 */
export const mayShow = (url: string, me: UserId, partner: UserId): boolean => {
  const route = routeOf(url);
  if (route === undefined || me === partner) return false;
  return isConversationUrl(url, me, partner) || (route.page !== 'chat' && route.page !== 'conversation');
};

export const isXUrl = (url: string): boolean => ADDRESS.test(url);

/** Core has no URL parser. */
const ADDRESS = /^https:\/\/((?:chat\.)?x\.com)(\/[^?#]*)/;

const routeOf = (url: string): Route | undefined => {
  const [, host, path] = ADDRESS.exec(url) ?? [];
  return host !== undefined && path !== undefined ? classifyRoute(host, path) : undefined;
};
