import type { Card, PublicKey } from '../../utils/core/people/card.ts';
import type { UserId } from '../../utils/core/people/ids.ts';
import { exportKey, signBytes, type DeviceKeys } from '../../utils/adapters/crypto/device-keys.ts';
import { encodeAddress } from '../../utils/core/protocol/address.ts';
import { concatBytes, type Bytes } from '../../utils/core/protocol/bytes.ts';

/** One device with keys that are the same in every run. */
export type TestDevice = { readonly card: Card; readonly keys: DeviceKeys };

/** PKCS #8 around a raw private key (RFC 8410): the last byte of the identifier tells the two curves apart. */
const pkcs8 = (curve: 'Ed25519' | 'X25519', seed: Bytes): Bytes =>
  concatBytes(
    Uint8Array.of(0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65),
    Uint8Array.of(curve === 'Ed25519' ? 0x70 : 0x6e, 0x04, 0x22, 0x04, 0x20),
    seed,
  );

/** WebCrypto imports a private key alone; its public half is read from the JWK. */
const importPair = async (
  curve: 'Ed25519' | 'X25519',
  seed: Bytes,
  privateUse: 'sign' | 'deriveBits',
  publicUse: readonly KeyUsage[],
): Promise<CryptoKeyPair> => {
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8(curve, seed), curve, true, [privateUse]);
  const { kty = '', crv = '', x = '' } = await crypto.subtle.exportKey('jwk', privateKey);
  const publicKey = await crypto.subtle.importKey('jwk', { kty, crv, x }, curve, true, [...publicUse]);
  return { privateKey, publicKey };
};

/** A device of `userId`; every `seed` (0–255) is another one. */
export const createTestDevice = async (
  userId: string,
  seed: number,
  change: Partial<Card> = {},
): Promise<TestDevice> => {
  const signing = await importPair('Ed25519', new Uint8Array(32).fill(seed), 'sign', ['verify']);
  const sealing = await importPair('X25519', new Uint8Array(32).fill(seed), 'deriveBits', []);
  const signingKey = await exportKey(signing.publicKey);
  const sealingKey = await exportKey(sealing.publicKey);
  const address = encodeAddress(new Uint8Array(16).fill(seed));
  return {
    keys: { signing, sealing, signingKey, sealingKey },
    card: { userId: userId as UserId, address, signingKey, sealingKey, ...change },
  };
};

export const signAs = async (device: TestDevice, bytes: Bytes): Promise<Bytes> =>
  signBytes(device.keys.signing.privateKey, bytes);

/** A key of nobody: 32 equal bytes, well-formed as text. */
export const strangeKey = 'A'.repeat(43) as PublicKey;
