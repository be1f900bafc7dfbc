/**
 * The bytes of a letter.
 *
 *   letter    = base64url( H ‖ enc(32) ‖ ct )
 *   H         = version(1) = 1 ‖ mode(1) ‖ psk_id(16, mode 1 only)         also the AEAD's associated data
 *   ct        = HPKE( plaintext ) ‖ tag(16)
 *   plaintext = sig(64) ‖ length(u16 BE) ‖ body(length) ‖ zeros            padded to 1, 4 or 15 KiB in all
 *   body      = UTF-8 JSON, see schemas.ts
 *   sig       = Ed25519 over "ahoy/1 sig" ‖ H ‖ sender id(u64 BE) ‖ sender's Ed25519 ‖ sender's X25519
 *               ‖ recipient id(u64 BE) ‖ recipient's Ed25519 ‖ recipient's X25519 ‖ body
 *   info      = "ahoy/1 letter" ‖ recipient id(u64 BE) ‖ recipient's Ed25519 ‖ recipient's X25519
 */
import type { Card } from '../people/card.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { asciiBytes, concatBytes, type Bytes } from './bytes.ts';
import { idAndKeyBytes } from './device-bytes.ts';
import type { LetterType } from './letter.ts';
import { MAX_LETTER_BYTES, MAX_LETTER_CHARACTERS } from './limits.ts';

/** The only version that this code speaks: every other one, lower or higher, is dropped. */
const WIRE_VERSION = 1;

export const PSK_ID_BYTES = 16;
const ENC_BYTES = 32;
const TAG_BYTES = 16;
const SIGNATURE_BYTES = 64;
const LENGTH_BYTES = 2;
const PAD_CLASSES = [1024, 4096, 15_360] as const;

/** Letters whose very size would tell what they are start at 4 KiB. */
const ROOMY: ReadonlySet<LetterType> = new Set(['accept', 'decline', 'busy', 'description', 'candidates']);

/** A letter taken apart and not yet opened. `pskId` (base64url of 16 bytes) is there in PSK mode only. */
export type SealedLetter = {
  readonly header: Bytes;
  readonly pskId?: string;
  readonly enc: Bytes;
  readonly ciphertext: Bytes;
};

/** A signed body, as it came out of the seal. */
export type SignedBody = { readonly signature: Bytes; readonly body: Bytes };

export const headerBytes = (pskId: Bytes | undefined): Bytes =>
  pskId === undefined ? Uint8Array.of(WIRE_VERSION, 0) : concatBytes(Uint8Array.of(WIRE_VERSION, 1), pskId);

export const letterInfo = (recipient: Card): Bytes =>
  concatBytes(asciiBytes('ahoy/1 letter'), idAndKeyBytes(recipient));

export const signedBytes = (header: Bytes, sender: Card, recipient: Card, body: Bytes): Bytes =>
  concatBytes(asciiBytes('ahoy/1 sig'), header, idAndKeyBytes(sender), idAndKeyBytes(recipient), body);

/** Input of the hash whose first 16 bytes name a secret. */
export const pskIdInput = (secret: Bytes): Bytes => concatBytes(asciiBytes('ahoy/1 psk'), secret);

/** Plaintext of a letter, padded so that its size says next to nothing. */
export const packPlaintext = (
  type: LetterType,
  { signature, body }: SignedBody,
): Result<Bytes, 'too-large'> => {
  const needed = SIGNATURE_BYTES + LENGTH_BYTES + body.length;
  const size = PAD_CLASSES.find((size) => size >= needed && (size > 1024 || !ROOMY.has(type)));
  if (size === undefined) return err('too-large');
  const plaintext = new Uint8Array(size);
  plaintext.set(signature);
  new DataView(plaintext.buffer).setUint16(SIGNATURE_BYTES, body.length);
  plaintext.set(body, SIGNATURE_BYTES + LENGTH_BYTES);
  return ok(plaintext);
};

export const unpackPlaintext = (plaintext: Bytes): Result<SignedBody, 'malformed'> => {
  const start = SIGNATURE_BYTES + LENGTH_BYTES;
  if (plaintext.length < start) return err('malformed');
  const length = new DataView(plaintext.buffer, plaintext.byteOffset).getUint16(SIGNATURE_BYTES);
  const body = plaintext.slice(start, start + length);
  const isPadded = plaintext.subarray(start + length).every((byte) => byte === 0);
  if (length === 0 || body.length < length || !isPadded) return err('malformed');
  return ok({ signature: plaintext.slice(0, SIGNATURE_BYTES), body });
};

export const formatLetter = (sealed: SealedLetter): string =>
  encodeBase64url(concatBytes(sealed.header, sealed.enc, sealed.ciphertext));

/**
 * Takes a letter apart without opening it. The size is checked before anything is decoded: whatever passes is at
 * most 16 KiB and of one of the three sizes that letters have.
 */
export const parseSealedLetter = (
  text: unknown,
): Result<SealedLetter, 'malformed' | 'too-large' | 'unknown-version'> => {
  if (typeof text !== 'string') return err('malformed');
  if (text.length > MAX_LETTER_CHARACTERS) return err('too-large');
  const decoded = decodeBase64url(text);
  if (!decoded.ok) return err('malformed');
  const bytes = decoded.value;
  if (bytes.length > MAX_LETTER_BYTES) return err('too-large');
  if (bytes[0] !== WIRE_VERSION) return err(bytes.length === 0 ? 'malformed' : 'unknown-version');
  const mode = bytes[1];
  if (mode !== 0 && mode !== 1) return err('malformed');
  const headerEnd = mode === 1 ? 2 + PSK_ID_BYTES : 2;
  const encEnd = headerEnd + ENC_BYTES;
  const plaintextSize = bytes.length - encEnd - TAG_BYTES;
  if (!PAD_CLASSES.some((size) => size === plaintextSize)) return err('malformed');
  const header = bytes.slice(0, headerEnd);
  return ok({
    header,
    ...(mode === 1 && { pskId: encodeBase64url(header.subarray(2)) }),
    enc: bytes.slice(headerEnd, encEnd),
    ciphertext: bytes.slice(encEnd),
  });
};
