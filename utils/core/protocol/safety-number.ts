import type { Card } from '../people/card.ts';
import { isLowerId } from '../people/ids.ts';
import { asciiBytes, concatBytes, type Bytes } from './bytes.ts';
import { idAndKeyBytes } from './device-bytes.ts';

const DIGITS = 30;

/** Input of the hash whose number stands for one device: "ahoy/1 digits" ‖ user id(u64 BE) ‖ both keys. */
export const digitsInput = (card: Card): Bytes =>
  concatBytes(asciiBytes('ahoy/1 digits'), idAndKeyBytes(card));

/** A hash as a big-endian integer mod 10^30, in 30 digits. */
const digitsOf = (hash: Uint8Array): string => {
  const value = hash.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return String(value % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0');
};

export type HashedCard = { readonly card: Card; readonly hash: Uint8Array };

/** The 60 digits that both people see alike, whoever looks: those of the lower user id first. */
export const safetyNumber = (a: HashedCard, b: HashedCard): string =>
  isLowerId(a.card.userId, b.card.userId)
    ? digitsOf(a.hash) + digitsOf(b.hash)
    : digitsOf(b.hash) + digitsOf(a.hash);
