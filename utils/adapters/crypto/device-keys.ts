import type { PublicKey } from '../../core/people/card.ts';
import { encodeBase64url } from '../../core/protocol/base64url.ts';
import type { Bytes } from '../../core/protocol/bytes.ts';

/** What makes a device of an account: its keys, and the public ones as cards carry them. */
export type DeviceKeys = {
  /** Ed25519. */
  readonly signing: CryptoKeyPair;
  /** X25519. */
  readonly sealing: CryptoKeyPair;
  readonly signingKey: PublicKey;
  readonly sealingKey: PublicKey;
};

export const exportKey = async (key: CryptoKey): Promise<PublicKey> =>
  encodeBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', key))) as PublicKey;

/**
 * A new device. Keys never change: other keys are another device. The private halves are non-extractable: they live
 * in IndexedDB and cross no message channel.
 */
export const createDeviceKeys = async (): Promise<DeviceKeys> => {
  const signing = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  const sealing = await crypto.subtle.generateKey('X25519', false, ['deriveBits']);
  return {
    signing,
    sealing,
    signingKey: await exportKey(signing.publicKey),
    sealingKey: await exportKey(sealing.publicKey),
  };
};

/** Ed25519, 64 bytes. */
export const signBytes = async (privateKey: CryptoKey, bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, bytes));
