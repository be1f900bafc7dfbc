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

/** Any page of X's chat: here the URL must name the conversation. Elsewhere (the drawer) it names none. */
export const isChatUrl = (url: string): boolean => /^(chat|conversation)$/.test(routeOf(url)?.page ?? '');

/** Core has no URL parser; the origin was checked by the receiver already. */
const routeOf = (url: string): Route | undefined => {
  const [, host, path] = /^https:\/\/((?:chat\.)?x\.com)(\/[^?#]*)/.exec(url) ?? [];
  return host !== undefined && path !== undefined ? classifyRoute(host, path) : undefined;
};
