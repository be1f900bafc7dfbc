import type { PublicKey } from '../../core/people/card.ts';
import { encodeBase64url } from '../../core/protocol/base64url.ts';
import type { Bytes } from '../../core/protocol/bytes.ts';

/**
 * What makes a device of an account. The private halves are non-extractable: they live in IndexedDB and cross no
 * message channel.
 */
export type DeviceKeys = {
  /** Ed25519. */
  readonly signing: CryptoKeyPair;
  /** X25519. */
  readonly sealing: CryptoKeyPair;
};

/** A new device. Keys never change: other keys are another device. */
export const createDeviceKeys = async (): Promise<DeviceKeys> => ({
  signing: await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']),
  sealing: await crypto.subtle.generateKey('X25519', false, ['deriveBits']),
});

const exportKey = async (key: CryptoKey): Promise<PublicKey> =>
  encodeBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', key))) as PublicKey;

/** The two public keys as cards carry them. */
export const exportPublicKeys = async ({
  signing,
  sealing,
}: DeviceKeys): Promise<{ readonly signingKey: PublicKey; readonly sealingKey: PublicKey }> => ({
  signingKey: await exportKey(signing.publicKey),
  sealingKey: await exportKey(sealing.publicKey),
});

/** Ed25519, 64 bytes. */
export const signBytes = async (privateKey: CryptoKey, bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, bytes));
