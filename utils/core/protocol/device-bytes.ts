import type { Card, PublicKey } from '../people/card.ts';
import { decodeBase64url } from './base64url.ts';
import { concatBytes, u64Bytes, type Bytes } from './bytes.ts';

/** The bytes of a key that was parsed before. */
export const keyBytes = (key: PublicKey): Bytes => {
  const bytes = decodeBase64url(key);
  if (!bytes.ok) throw new Error('A public key was not parsed');
  return bytes.value;
};

export const idAndKeyBytes = (card: Card): Bytes =>
  concatBytes(u64Bytes(BigInt(card.userId)), keyBytes(card.signingKey), keyBytes(card.sealingKey));
