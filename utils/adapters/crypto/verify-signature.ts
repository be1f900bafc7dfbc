import type { PublicKey } from '../../core/people/card.ts';
import type { Bytes } from '../../core/protocol/bytes.ts';
import { keyBytes } from '../../core/protocol/device-bytes.ts';

/** Whether `signature` over `bytes` was made by `key`. False as well for bytes that are no point of the curve. */
export const isSignedBy = async (key: PublicKey, signature: Bytes, bytes: Bytes): Promise<boolean> => {
  try {
    const publicKey = await crypto.subtle.importKey('raw', keyBytes(key), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', publicKey, signature, bytes);
  } catch {
    return false;
  }
};
