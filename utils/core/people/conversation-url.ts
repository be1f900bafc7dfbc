import { conversationOf, type UserId } from './ids.ts';

/**
 * Whether a URL of X shows exactly the accepted 1:1 conversation of these two: no request, no sub page, no group.
 * The background asks this of the URL that the browser stamped, so that a content script cannot say otherwise.
 */
export const isConversationUrl = (url: string, me: UserId, partner: UserId): boolean => {
  const path = URL_PATH.exec(url)?.[1];
  return me !== partner && path === `/i/chat/${conversationOf(me, partner)}`;
};

/** Origin and path of a page of X. Core has no URL parser; the origin was checked by the receiver already. */
const URL_PATH = /^https:\/\/(?:x|chat\.x)\.com(\/[^?#]*?)\/?(?:[?#]|$)/;

/** Any page of X's chat: here the URL must name the conversation. Elsewhere (the drawer) it names none. */
export const isChatUrl = (url: string): boolean => URL_PATH.exec(url)?.[1]?.startsWith('/i/chat') === true;
