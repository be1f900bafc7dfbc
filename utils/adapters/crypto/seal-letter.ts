import { err, ok, type Result } from '../../core/lib/result.ts';
import type { Card } from '../../core/people/card.ts';
import type { Letter } from '../../core/protocol/letter.ts';
import { keyBytes } from '../../core/protocol/device-bytes.ts';
import {
  formatLetter,
  headerBytes,
  letterInfo,
  packPlaintext,
  signedBytes,
} from '../../core/protocol/wire.ts';
import { signBytes } from './device-keys.ts';
import { pskOf, suite } from './hpke.ts';
import { letterBytes } from './letter-digest.ts';

/** Own card and the private Ed25519 key that belongs to it. */
export type Sender = { readonly card: Card; readonly signing: CryptoKey };

/**
 * Signs a letter and seals it to one device, as the text that the broker carries. `psk` (base64url of 32 bytes) goes
 * with `hello` and with nothing else; anything but that is a bug and throws, as does a recipient whose key
 * `isUsableCard` would have refused.
 */
export const sealLetter = async ({
  sender,
  recipient,
  letter,
  psk,
}: {
  readonly sender: Sender;
  readonly recipient: Card;
  readonly letter: Letter;
  readonly psk?: string | undefined;
}): Promise<Result<string, 'too-large'>> => {
  if ((letter.type === 'hello') !== (psk !== undefined)) throw new Error('A secret goes with hello only');
  const secret = psk === undefined ? undefined : await pskOf(psk);
  const header = headerBytes(secret?.pskId);
  const body = letterBytes(sender.card.signingKey, letter);
  const signature = await signBytes(sender.signing, signedBytes(header, sender.card, recipient, body));
  const plaintext = packPlaintext(letter.type, { signature, body });
  if (!plaintext.ok) return err('too-large');
  const recipientKey = await suite.DeserializePublicKey(keyBytes(recipient.sealingKey));
  const sealed = await suite.Seal(recipientKey, plaintext.value, {
    aad: header,
    info: letterInfo(recipient),
    ...secret,
  });
  const text = formatLetter({
    header,
    enc: new Uint8Array(sealed.encapsulatedSecret),
    ciphertext: new Uint8Array(sealed.ciphertext),
  });
  return ok(text);
};
