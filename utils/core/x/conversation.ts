import { isLowerId, parseUserId, type UserId } from '../people/ids.ts';

/** A 1:1 conversation. X orders its halves by number; notes to self have the same id twice. */
export type Conversation = { readonly low: UserId; readonly high: UserId };

/** `<low>-<high>` of a URL or `<low>:<high>` of a test id. Undefined for groups and for halves in the wrong order. */
export const parseConversation = (text: string | undefined): Conversation | undefined => {
  const [, first, second] = /^(\d+)[-:](\d+)$/.exec(text ?? '') ?? [];
  const low = parseUserId(first);
  const high = parseUserId(second);
  return low && high && !isLowerId(high, low) ? { low, high } : undefined;
};

/** The half that is not me. Undefined for notes to self and for other people's conversations. */
export const partnerIn = ({ low, high }: Conversation, me: UserId): UserId | undefined => {
  if (low === high) return undefined;
  if (me === low) return high;
  return me === high ? low : undefined;
};

export const isSameConversation = (one: Conversation, other: Conversation | undefined): boolean =>
  one.low === other?.low && one.high === other.high;
