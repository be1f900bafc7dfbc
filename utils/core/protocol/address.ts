import { parseAddress, type Address } from '../people/card.ts';
import type { Bytes } from './bytes.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** 16 random bytes as base32 in lower case without padding: 26 characters, the last one carries three bits. */
export const encodeAddress = (bytes: Uint8Array): Address => {
  if (bytes.length !== 16) throw new RangeError('An address has 16 bytes');
  let value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) << 2n;
  let text = '';
  for (let i = 0; i < 26; i += 1) {
    text = ALPHABET.charAt(Number(value & 31n)) + text;
    value >>= 5n;
  }
  return text as Address;
};

/** The 16 bytes of an address; undefined for any text that `encodeAddress` would not have written. */
export const decodeAddress = (text: unknown): Bytes | undefined => {
  const address = parseAddress(text);
  if (address === undefined) return undefined;
  let value = 0n;
  for (const character of address) value = (value << 5n) | BigInt(ALPHABET.indexOf(character));
  if ((value & 3n) !== 0n) return undefined;
  value >>= 2n;
  const bytes = new Uint8Array(16);
  for (let i = 15; i >= 0; i -= 1) {
    bytes[i] = Number(value & 255n);
    value >>= 8n;
  }
  return bytes;
};
