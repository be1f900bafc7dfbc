import { parseHandle, parseUserId, type Handle, type UserId } from '../people/ids.ts';
import { cleanText } from '../protocol/text.ts';

/** A person in a contacts file. The id is what counts where it is known; the handle may be somebody else's by now. */
export type Contact = { readonly id?: UserId; readonly handle?: Handle; readonly name?: string };

/** Why an entry was passed over. no-handle: it says nothing about X · invalid: what it says is no handle or id. */
export type SkipReason = 'duplicate' | 'no-handle' | 'invalid';
export type Skipped = { readonly [K in SkipReason]?: number };

export type FoundContacts = { readonly contacts: readonly Contact[]; readonly skipped: Skipped };

const ADDRESS = /^(?:https?:)?(?:\/\/)?(?:www\.|mobile\.|m\.)?(?:x|twitter)\.com\/(?:#!\/)?(\S+)$/i;
const BY_ID = /^(?:i\/user\/|intent\/(?:user|follow)\/?\?(?:\S*&)?user_id=)(\d+)(?=[/?#&]|$)/i;
/** What follows a handle without `/`, `?` or `#` makes it another one: `bob.smith`, or `bоb` in two alphabets. */
const BY_NAME =
  /^(?:intent\/(?:user|follow)\/?\?(?:\S*&)?screen_name=(\w+)(?=[&#]|$)|(?:@|%40)?(\w+)(?=[/?#]|$))/i;
/** Pages of X itself, beside those that `parseHandle` knows. */
const PAGES =
  /^(?:account|bookmarks|communities|connect_people|download|followers|following|lists|logged_out|mentions|oauth|personalization|who_to_follow)$/i;
/** What is behind the handle in the address of a profile; other pages of somebody are mentioned, not given. */
const OF_PROFILE =
  /^(?:i\/user\/\d+|intent\/[^/]+|[^/?#]+)(?:\/(?:with_replies|media|likes|followers|following|highlights|articles)?)?(?:[?#]|\/?$)/i;

/** Whom an address of X shows; undefined when it is no page of somebody. */
export const parseXAddress = (text: string): Contact | undefined => {
  const path = ADDRESS.exec(text.trim())?.[1];
  if (path === undefined) return undefined;
  const id = parseUserId(BY_ID.exec(path)?.[1]);
  if (id !== undefined) return { id };
  const [, intended, named = intended] = BY_NAME.exec(path) ?? [];
  const handle = parseHandle(named);
  return handle === undefined || PAGES.test(handle) ? undefined : { handle };
};

/** The same for addresses that nobody named as those of the person: a link to what somebody wrote names nobody. */
export const parseXProfile = (text: string): Contact | undefined => {
  const path = ADDRESS.exec(text.trim())?.[1];
  return path !== undefined && OF_PROFILE.test(path) ? parseXAddress(text) : undefined;
};

/** Whether a label or heading, in whatever spelling, names X. */
export const isXLabel = (text: string): boolean =>
  /^(?:x|twitter|xtwitter|twitterx)(?:com)?$/i.test(text.replaceAll(/[^\p{L}\p{N}]+/gu, ''));

export const OTHER_NETWORK =
  /instagram|telegram|mastodon|github|tiktok|threads|bluesky|bsky|discord|signal|facebook|linkedin|youtube|twitch|snapchat|reddit/i;

/** A handle alone, with or without `@`, or an address of X. */
export const parseXName = (text: string): Contact | undefined => {
  const handle = parseHandle(text.trim().replace(/^[@＠]/, ''));
  return handle === undefined ? parseXAddress(text) : { handle };
};

const MAX_CONTACT_NAME = 200;

export const withName = (contact: Contact, name: string | undefined): Contact => {
  const cleaned = cleanText((name ?? '').slice(0, MAX_CONTACT_NAME));
  return cleaned === '' ? contact : { ...contact, name: cleaned };
};

/** Counts what was taken and what was not. */
export const createContactList = () => {
  const byKey = new Map<string, Contact>();
  const skipped: Record<SkipReason, number> = { duplicate: 0, 'no-handle': 0, invalid: 0 };
  return {
    add(contact: Contact): void {
      const key = contact.id ?? `@${contact.handle?.toLowerCase()}`;
      if (byKey.has(key)) skipped.duplicate += 1;
      else byKey.set(key, contact);
    },
    skip(reason: Exclude<SkipReason, 'duplicate'>): void {
      skipped[reason] += 1;
    },
    finish: (): FoundContacts => ({
      contacts: [...byKey.values()],
      skipped: Object.fromEntries(Object.entries(skipped).filter(([, count]) => count > 0)),
    }),
  };
};
