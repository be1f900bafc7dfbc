import { err, ok, type Result } from '../lib/result.ts';
import type { Bytes } from './bytes.ts';

/** RFC 4648 section 5. */
export const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const VALUES = new Map(Array.from(ALPHABET, (character, value) => [character, value]));

/** base64url without padding (RFC 4648 section 5). */
export const encodeBase64url = (bytes: Uint8Array): string => {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += ALPHABET.charAt((buffer >> bits) & 63);
    }
  }
  return bits > 0 ? text + ALPHABET.charAt((buffer << (6 - bits)) & 63) : text;
};

/**
 * The one inverse of `encodeBase64url`: padding, other characters, an impossible length and set bits behind the
 * last byte are refused, so that every byte string has exactly one text.
 */
export const decodeBase64url = (text: string): Result<Bytes, 'malformed'> => {
  if (text.length % 4 === 1) return err('malformed');
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let at = 0;
  let buffer = 0;
  let bits = 0;
  for (const character of text) {
    const value = VALUES.get(character);
    if (value === undefined) return err('malformed');
    buffer = ((buffer << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = buffer >> bits;
      at += 1;
    }
  }
  return (buffer & ((1 << bits) - 1)) === 0 ? ok(bytes) : err('malformed');
};
