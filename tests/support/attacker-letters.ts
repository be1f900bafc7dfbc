/** Letters that no Ahoy would write: each part of them can be somebody else's, or wrong. */
import { signBytes } from '../../utils/adapters/crypto/device-keys.ts';
import { pskOf, suite } from '../../utils/adapters/crypto/hpke.ts';
import type { Card, PublicKey } from '../../utils/core/people/card.ts';
import { concatBytes, type Bytes } from '../../utils/core/protocol/bytes.ts';
import type { Letter } from '../../utils/core/protocol/letter.ts';
import { letterBody } from '../../utils/core/protocol/schemas.ts';
import { keyBytes } from '../../utils/core/protocol/device-bytes.ts';
import {
  formatLetter,
  headerBytes,
  letterInfo,
  packPlaintext,
  signedBytes,
} from '../../utils/core/protocol/wire.ts';
import type { TestDevice } from './devices.ts';

export type Forgery = {
  /** Whose key signs. */
  readonly signer: TestDevice;
  readonly to: Card;
  readonly letter: Letter;
  /** base64url of 32 bytes: seals in PSK mode, whatever the type. */
  readonly psk?: string;
  /** Whose card the signature is said to be of. */
  readonly as?: Card;
  /** The key that the body names; the signer's, if not given. */
  readonly from?: PublicKey;
  /** Signed, and bound by the seal, as if it were for this card; still sealed to the key of `to`. */
  readonly boundTo?: Card;
  /** Changes the body after it was made, before it is signed. */
  readonly body?: (body: Record<string, unknown>) => unknown;
  /** Changes the bytes of the header. */
  readonly header?: (header: Bytes) => Bytes;
  /** Changes the plaintext, signature in front, before it is sealed. */
  readonly plaintext?: (plaintext: Bytes) => Bytes;
};

export const forgeLetter = async (forgery: Forgery): Promise<string> => {
  const { signer, to, letter, psk } = forgery;
  const { as = signer.card, from = signer.card.signingKey, boundTo = to } = forgery;
  const { body = (same) => same, header: changeHeader = (same) => same } = forgery;
  const { plaintext: changePlaintext = (same) => same } = forgery;
  const secret = psk === undefined ? undefined : await pskOf(psk);
  const header = changeHeader(headerBytes(secret?.pskId));
  const json = JSON.stringify(body(letterBody(from, letter) as Record<string, unknown>));
  const bytes = new TextEncoder().encode(json);
  const signature = await signBytes(signer.keys.signing.privateKey, signedBytes(header, as, boundTo, bytes));
  const packed = packPlaintext(letter.type, { signature, body: bytes });
  if (!packed.ok) throw new Error(packed.error);
  const sealed = await suite.Seal(
    await suite.DeserializePublicKey(keyBytes(to.sealingKey)),
    changePlaintext(packed.value),
    { aad: header, info: letterInfo(boundTo), ...secret },
  );
  return formatLetter({
    header,
    enc: new Uint8Array(sealed.encapsulatedSecret),
    ciphertext: new Uint8Array(sealed.ciphertext),
  });
};

/** The same bytes with one bit turned. */
export const flipped = (bytes: Bytes, at: number): Bytes =>
  concatBytes(bytes.slice(0, at), Uint8Array.of((bytes[at] ?? 0) ^ 1), bytes.slice(at + 1));
