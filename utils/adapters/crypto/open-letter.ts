/**
 * Opening a letter, one step at a time, so that each refusal costs as little as it can:
 *
 *   parseSealedLetter   core/protocol/wire.ts: sizes, version, mode; says which secret a `hello` needs
 *   unsealLetter        own X25519 key: the body, parsed, and the key that it claims to be from
 *   verifyLetter        the pinned card of that key: now it is proved who wrote it
 *   verifyHello         instead of a pin: the id that was invited, and the card inside
 *
 * Ids and keys in the signed bytes come from one's own account, pins and invites, never from the letter.
 */
import { err, ok, type Result } from '../../core/lib/result.ts';
import type { Card, PublicKey } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { Bytes } from '../../core/protocol/bytes.ts';
import type { Letter, OpenedLetter } from '../../core/protocol/letter.ts';
import { parseLetterBody } from '../../core/protocol/schemas.ts';
import {
  letterInfo,
  signedBytes,
  unpackPlaintext,
  type SealedLetter,
  type SignedBody,
} from '../../core/protocol/wire.ts';
import { isUsableCard } from './usable-card.ts';
import { pskOf, suite, type Psk } from './hpke.ts';
import { digestOf } from './sha256.ts';
import { isSignedBy } from './verify-signature.ts';

/** Own card and the X25519 pair that belongs to it. */
export type Recipient = { readonly card: Card; readonly sealing: CryptoKeyPair };

/** Opened and parsed, not yet proved: `from` is only a claim. */
export type UnsealedLetter = SignedBody & {
  readonly header: Bytes;
  readonly from: PublicKey;
  readonly letter: Letter;
};

/** A letter whose writer is proved; when it arrived is the host's to say. */
export type ProvedLetter = Omit<OpenedLetter, 'receivedAt'>;

export type OpenError =
  /** Not sealed to this key, altered, or under another secret. */
  | 'unopenable'
  | 'malformed'
  | 'unknown-type'
  /** A `hello` without a secret, or another letter under one. */
  | 'wrong-mode'
  | 'bad-signature'
  /** `hello`: the card is not the invited person's, or its key cannot be sealed to. */
  | 'wrong-card';

const openSeal = async (sealed: SealedLetter, { card, sealing }: Recipient, psk: Psk | undefined) => {
  try {
    const plaintext = await suite.Open(sealing, sealed.enc, sealed.ciphertext, {
      aad: sealed.header,
      info: letterInfo(card),
      ...psk,
    });
    return ok(new Uint8Array(plaintext));
  } catch {
    return err('unopenable');
  }
};

const parseJson = (body: Bytes): Result<unknown, 'malformed'> => {
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)));
  } catch {
    return err('malformed');
  }
};

/** `secret` (base64url of 32 bytes) is the live invite's that `sealed.pskId` names; without one it is dropped unopened. */
export const unsealLetter = async (
  sealed: SealedLetter,
  recipient: Recipient,
  secret?: string,
): Promise<Result<UnsealedLetter, OpenError>> => {
  if ((sealed.pskId === undefined) !== (secret === undefined)) return err('wrong-mode');
  const psk = secret === undefined ? undefined : await pskOf(secret);
  const opened = await openSeal(sealed, recipient, psk);
  if (!opened.ok) return opened;
  const signed = unpackPlaintext(opened.value);
  if (!signed.ok) return signed;
  const json = parseJson(signed.value.body);
  if (!json.ok) return json;
  const parsed = parseLetterBody(json.value);
  if (!parsed.ok) return parsed;
  if ((parsed.value.letter.type === 'hello') !== (psk !== undefined)) return err('wrong-mode');
  return ok({ ...signed.value, ...parsed.value, header: sealed.header });
};

/** `sender` is the pinned card whose signing key the letter claims. */
export const verifyLetter = async (
  { header, signature, body, from, letter }: UnsealedLetter,
  sender: Card,
  recipient: Card,
): Promise<Result<ProvedLetter, OpenError>> => {
  const bytes = signedBytes(header, sender, recipient, body);
  if (sender.signingKey !== from || !(await isSignedBy(from, signature, bytes))) return err('bad-signature');
  return ok({ letter, device: from, digest: await digestOf(body) });
};

/** `invited` is the id that the secret was made for: the card inside must say exactly that and own the signing key. */
export const verifyHello = async (
  unsealed: UnsealedLetter,
  invited: UserId,
  recipient: Card,
): Promise<Result<ProvedLetter & { readonly card: Card }, OpenError>> => {
  if (unsealed.letter.type !== 'hello') return err('wrong-mode');
  const { card } = unsealed.letter.payload;
  if (card.userId !== invited || !(await isUsableCard(card))) return err('wrong-card');
  const proved = await verifyLetter(unsealed, card, recipient);
  return proved.ok ? ok({ ...proved.value, card }) : proved;
};
