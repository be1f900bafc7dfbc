import { isSameHandle, parseHandle, type Handle, type UserId } from '../people/ids.ts';
import type { Partner } from '../people/seen.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { isSameConversation, partnerIn, type Conversation } from './conversation.ts';

/** What one look at a chat found about whom it shows. An absent field was not found. */
export type ChatEvidence = {
  readonly me: UserId | undefined;
  readonly myHandle: Handle | undefined;
  /** From the URL; in the drawer, whose URL says nothing, from ids in its DOM. */
  readonly conversation: Conversation | undefined;
  /** The different people whom the header links to. */
  readonly handles: readonly Handle[];
  /** Display name in the header. It is chosen by the partner, so it proves nothing by itself. */
  readonly name: string | undefined;
  /** The inbox row that is marked as open. `conversation` is undefined when it is a group's. */
  readonly row: { readonly conversation: Conversation | undefined; readonly description: string } | undefined;
  /** A request, a notice instead of the composer, an empty state: nobody to call. */
  readonly closed: boolean;
};

/**
 * not-here: no call belongs here, and none is expected · incomplete: something has not come yet ·
 * disagreeing: the sources name different people, as they do for a moment after each switch
 */
export type Doubt = 'not-here' | 'incomplete' | 'disagreeing';

/**
 * Whom the chat shows, if every source that is there agrees and at least two of them are: an id from URL or DOM,
 * and a handle from the header's link or, when the header names the same person, from the row's description.
 */
export const decidePartner = (evidence: ChatEvidence): Result<Partner, Doubt> => {
  const { me, myHandle, conversation, handles, name, row, closed } = evidence;
  const id = me && conversation && partnerIn(conversation, me);
  if (!id || closed) return err('not-here');
  if (row && !isSameConversation(conversation, row.conversation)) return err('disagreeing');
  if (handles.length > 1) return err('disagreeing');

  const handle = handles[0] ?? handleInRow(row?.description, name);
  if (!handle) return err('incomplete');
  if (myHandle && isSameHandle(handle, myHandle)) return err('disagreeing');
  if (row && readRow(row.description, handle, name) === 'other') return err('disagreeing');
  return ok({ id, handle, ...(name ? { name } : {}) });
};

/**
 * Whether a row's description speaks of the person with that handle. `unclear`: X left the words out, changed them, or
 * several handles are in them, and others write names and messages: no witness either way.
 */
export const readRow = (
  description: string,
  handle: Handle,
  name: string | undefined,
): 'same' | 'other' | 'unclear' => {
  const inPlace = handleInRow(description, name);
  if (inPlace) return isSameHandle(inPlace, handle) ? 'same' : 'other';
  const mentioned = [...description.matchAll(/(?<![\w@])@(\w{1,15})(?!\w)/g)].map(([, one = '']) => one);
  if (mentioned.length === 0) return 'unclear';
  if (!mentioned.some((one) => isSameHandle(one, handle))) return 'other';
  return mentioned.every((one) => isSameHandle(one, handle)) ? 'same' : 'unclear';
};

/** Whether the row's description begins with that very name and handle: a name that others chose, in its own place. */
export const isNamedInRow = (description: string, handle: Handle, name: string | undefined): boolean => {
  const inPlace = handleInRow(description, name);
  return inPlace !== undefined && isSameHandle(inPlace, handle);
};

/**
 * Rows are described as `Name, @handle, last message, time`, with the punctuation of the page's language. Name and
 * message are written by others and may contain handles, so only the place right after the known name counts.
 */
const handleInRow = (description: string | undefined, name: string | undefined): Handle | undefined => {
  if (!description || !name || !description.startsWith(name)) return undefined;
  return parseHandle(/^[^\w@]{1,3}@(\w{1,15})(?!\w)/.exec(description.slice(name.length))?.[1]);
};
