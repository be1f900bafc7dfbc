import { findToken } from './token.ts';
import { cleanText } from './text.ts';

/** A reason as it stands in the sentence around an invite, whatever the language: in these quotes. */
export const quoteReason = (reason: string): string => `“${cleanText(reason)}”`;

/** The reason in a message with an invite: what stands in quotes before the token. It is what the DM shows. */
export const parseQuotedReason = (text: string): string | undefined => {
  const token = findToken(text);
  if (token === undefined) return undefined;
  const sentence = text.slice(0, text.indexOf(token));
  const start = sentence.indexOf('“');
  const end = sentence.lastIndexOf('”');
  return (start >= 0 && start < end && cleanText(sentence.slice(start + 1, end))) || undefined;
};
