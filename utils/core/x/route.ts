import { parseHandle, type Handle } from '../people/ids.ts';
import { parseConversation, type Conversation } from './conversation.ts';

/** What a URL of X shows, as far as calls care. */
export type Route =
  /** A 1:1 that is not a request. Whether it is accepted only the page itself shows. */
  | { readonly page: 'conversation'; readonly conversation: Conversation }
  /** All other places of the chat: inbox, groups, requests, sub pages, settings. */
  | { readonly page: 'chat'; readonly conversation?: Conversation }
  | { readonly page: 'profile'; readonly handle: Handle }
  | { readonly page: 'other' };

const PROFILE_TAB = /^(with_replies|highlights|articles|media|likes|affiliates)$/;

/** `host` and `path` are those of `location`. */
export const classifyRoute = (host: string, path: string): Route => {
  const parts = path.split('/').filter(Boolean);
  if (parts[0] === 'i' && parts[1] === 'chat') return classifyChat(parts.slice(2));
  if (host.startsWith('chat.')) return classifyChat(parts);
  if (parts[0] === 'messages') return { page: 'chat' };

  const [first, tab, more] = parts;
  const handle = parseHandle(first);
  if (!handle || more !== undefined) return { page: 'other' };
  return tab === undefined || PROFILE_TAB.test(tab) ? { page: 'profile', handle } : { page: 'other' };
};

/** Lists of people, such as somebody's followers. */
export const isPeopleList = (path: string): boolean =>
  /^\/\w+\/(following|(verified_)?followers|followers_you_follow)\/?$/.test(path);

const classifyChat = ([id, ...sub]: readonly string[]): Route => {
  if (id === 'requests') {
    const conversation = parseConversation(sub.at(-1));
    return { page: 'chat', ...(conversation ? { conversation } : {}) };
  }
  const conversation = parseConversation(id);
  if (!conversation) return { page: 'chat' };
  return sub.length === 0 ? { page: 'conversation', conversation } : { page: 'chat', conversation };
};
