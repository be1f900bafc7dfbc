import { findToken } from './find-token.ts';
import { cleanText } from './text.ts';

/**
 * The reason in a message with an invite: what stands in “these quotes” before the token, whatever the language of
 * the sentence. Nothing signs it; it is as good as the rest of the DM.
 */
export const parseQuotedReason = (text: string): string | undefined => {
  const token = findToken(text);
  if (token === undefined) return undefined;
  const sentence = text.slice(0, text.indexOf(token));
  const start = sentence.indexOf('“');
  const end = sentence.lastIndexOf('”');
  return (start >= 0 && start < end && cleanText(sentence.slice(start + 1, end))) || undefined;
};
