/**
 * The short code that two people compare by voice: whoever sits between them cannot make both see the same one.
 *
 *   offerer                                   answerer
 *   SHA-256("ahoy/1 commit" ‖ nA)  ────────▶
 *                                  ◀────────  nB
 *   nA                             ────────▶  is it what was committed to?
 *
 *   code = first 24 bits of SHA-256("ahoy/1 sas" ‖ nA ‖ nB ‖ for each side, lower user id first:
 *          id(u64 BE) ‖ Ed25519 ‖ X25519 ‖ SHA-256 fingerprint of its DTLS certificate)
 *
 * The nonces are 32 bytes each. Who offered is bound before they see the other's nonce, and who answered before they
 * see it: neither can try many nonces until 24 bits fit.
 */
import type { Card } from '../people/card.ts';
import { isLowerId } from '../people/ids.ts';
import { asciiBytes, concatBytes, type Bytes } from './bytes.ts';
import { idAndKeyBytes } from './device-bytes.ts';

export const NONCE_BYTES = 32;

/** One side of the call: whose device it is, and the DTLS certificate that its media is encrypted with. */
export type SasSide = { readonly card: Card; readonly fingerprint: Bytes };

export const commitInput = (nonce: Uint8Array): Bytes => concatBytes(asciiBytes('ahoy/1 commit'), nonce);

const sideBytes = ({ card, fingerprint }: SasSide): Bytes => concatBytes(idAndKeyBytes(card), fingerprint);

export const sasInput = (
  nonces: { readonly offerer: Uint8Array; readonly answerer: Uint8Array },
  a: SasSide,
  b: SasSide,
): Bytes => {
  const [lower, higher] = isLowerId(a.card.userId, b.card.userId) ? [a, b] : [b, a];
  return concatBytes(
    asciiBytes('ahoy/1 sas'),
    nonces.offerer,
    nonces.answerer,
    sideBytes(lower),
    sideBytes(higher),
  );
};

/** Four numbers of 6 bits, each the place of an emoji in the table. */
export type SasCode = readonly [number, number, number, number];

export const sasCode = (hash: Uint8Array): SasCode => {
  const [a = 0, b = 0, c = 0] = hash;
  const bits = (a << 16) | (b << 8) | c;
  return [bits >> 18, (bits >> 12) & 63, (bits >> 6) & 63, bits & 63];
};

/** `sha-256 ab:cd:…` as `parseFingerprints` gives it. Undefined unless exactly one certificate is named that way. */
export const sha256Fingerprint = (fingerprints: readonly string[]): Bytes | undefined => {
  const [only, ...others] = fingerprints.filter((one) => one.startsWith('sha-256 '));
  if (only === undefined || others.length > 0) return undefined;
  const pairs = only.slice('sha-256 '.length).split(':');
  return pairs.length === 32 && pairs.every((pair) => /^[0-9a-f]{2}$/.test(pair))
    ? Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
    : undefined;
};
