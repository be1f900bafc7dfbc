import { MAX_TOKEN_CHARACTERS } from './limits.ts';

export const TOKEN_PREFIX = 'ahoy1:';

/** Cheap enough for every text of a list. */
export const mayHoldToken = (text: string): boolean => text.includes(TOKEN_PREFIX);

/** The token in a message. A message with several is somebody's quotation: none of them counts. */
export const findToken = (text: string): string | undefined => {
  const [token, another] = text.match(/(?<![\w-])ahoy1:[\w-]+/g) ?? [];
  return token !== undefined && another === undefined && token.length <= MAX_TOKEN_CHARACTERS
    ? token
    : undefined;
};
