import { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256 } from 'hpke';
import { decodeBase64url } from '../../core/protocol/base64url.ts';
import type { Bytes } from '../../core/protocol/bytes.ts';
import { PSK_ID_BYTES, pskIdInput } from '../../core/protocol/wire.ts';
import { sha256 } from './sha256.ts';

/** DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM (RFC 9180). */
export const suite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_128_GCM);

export type Psk = { readonly psk: Bytes; readonly pskId: Bytes };

/**
 * An invite's secret (base64url of 32 bytes) as HPKE takes it. Throws on anything else: the library would read an
 * empty secret as base mode.
 */
export const pskOf = async (secret: string): Promise<Psk> => {
  const psk = decodeBase64url(secret);
  if (!psk.ok || psk.value.length !== 32) throw new Error('A secret has 32 bytes');
  return { psk: psk.value, pskId: (await sha256(pskIdInput(psk.value))).slice(0, PSK_ID_BYTES) };
};
