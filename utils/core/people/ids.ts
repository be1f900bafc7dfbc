/** Numeric X user id (u64) as a decimal string without leading zeros. `isLowerId` orders two; text order is another. */
export type UserId = string & { readonly __brand: 'UserId' };

/** X handle without `@`, as X shows it. Handles change, ids do not: a handle is a label, never a key. */
export type Handle = string & { readonly __brand: 'Handle' };

const MAX_U64 = 2n ** 64n - 1n;

export const parseUserId = (text: unknown): UserId | undefined => {
  if (typeof text !== 'string' || !/^[1-9]\d{0,19}$/.test(text)) return undefined;
  return BigInt(text) <= MAX_U64 ? (text as UserId) : undefined;
};

/** Routes of x.com that look like handles. */
const RESERVED =
  /^(about|compose|explore|hashtag|home|i|intent|jobs|login|logout|messages|notifications|premium_sign_up|privacy|search|settings|share|signup|tos)$/i;

export const parseHandle = (text: unknown): Handle | undefined => {
  if (typeof text !== 'string' || !/^[A-Za-z0-9_]{1,15}$/.test(text)) return undefined;
  return RESERVED.test(text) ? undefined : (text as Handle);
};

export const isSameHandle = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** X orders the two halves of a conversation id by number, not by text. */
export const isLowerId = (a: UserId, b: UserId): boolean => BigInt(a) < BigInt(b);

/** `<low>-<high>`, the id that X gives a 1:1 conversation in its URLs. */
export const conversationOf = (a: UserId, b: UserId): string => (isLowerId(a, b) ? `${a}-${b}` : `${b}-${a}`);
