import { parseHandle, parseUserId, type Handle, type UserId } from '../people/ids.ts';
import { cleanText } from '../protocol/text.ts';

/** A person in a contacts file. The id is what counts where it is known; the handle may be somebody else's by now. */
export type Contact = { readonly id?: UserId; readonly handle?: Handle; readonly name?: string };

/** Why an entry was passed over. no-handle: it says nothing about X · invalid: what it says is no handle or id. */
export type SkipReason = 'duplicate' | 'no-handle' | 'invalid';
export type Skipped = { readonly [K in SkipReason]?: number };

export type FoundContacts = { readonly contacts: readonly Contact[]; readonly skipped: Skipped };

const ADDRESS = /^(?:https?:)?(?:\/\/)?(?:www\.|mobile\.|m\.)?(?:x|twitter)\.com\/(?:#!\/)?(\S+)$/i;
const BY_ID = /^(?:i\/user\/|intent\/(?:user|follow)\/?\?(?:\S*&)?user_id=)(\d+)/i;
const BY_NAME = /^(?:intent\/(?:user|follow)\/?\?(?:\S*&)?screen_name=|@)?(\w+)/i;

/** Whom an address of X shows; undefined when it is no profile. */
export const parseXAddress = (text: string): Contact | undefined => {
  const path = ADDRESS.exec(text.trim())?.[1];
  if (path === undefined) return undefined;
  const id = parseUserId(BY_ID.exec(path)?.[1]);
  if (id !== undefined) return { id };
  const handle = parseHandle(BY_NAME.exec(path)?.[1]);
  return handle === undefined ? undefined : { handle };
};

/** A handle alone, with or without `@`, or an address of X. */
export const parseXName = (text: string): Contact | undefined => {
  const handle = parseHandle(text.trim().replace(/^[@＠]/, ''));
  return handle === undefined ? parseXAddress(text) : { handle };
};

const MAX_NAME = 200;

export const withName = (contact: Contact, name: string | undefined): Contact => {
  const cleaned = cleanText((name ?? '').slice(0, MAX_NAME));
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
