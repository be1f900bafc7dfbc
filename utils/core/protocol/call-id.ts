import { ALPHABET, encodeBase64url } from './base64url.ts';
import type { CallId } from './letter.ts';

/** 22 base64url characters are 16 bytes; the last one carries two bits only. */
export const parseCallId = (text: unknown): CallId | undefined =>
  typeof text === 'string' && /^[A-Za-z0-9_-]{21}[AQgw]$/.test(text) ? (text as CallId) : undefined;

/** Of 16 random bytes. */
export const callIdOf = (bytes: Uint8Array): CallId => encodeBase64url(bytes) as CallId;

/** Compares two ids as unsigned numbers. Glare is settled by it on both sides alike. */
export const isLowerCallId = (a: CallId, b: CallId): boolean => {
  for (let i = 0; i < a.length; i += 1) {
    const difference = ALPHABET.indexOf(a.charAt(i)) - ALPHABET.indexOf(b.charAt(i));
    if (difference !== 0) return difference < 0;
  }
  return false;
};
