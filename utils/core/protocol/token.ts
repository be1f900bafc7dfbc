/**
 * An invite token, the part of a DM that one's Ahoy reads:
 *
 *   "ahoy1:" ‖ base64url( card ‖ secret(32) ‖ recipient id(u64 BE) ‖ issue time(u32 BE, seconds) ‖ sig(64) )
 *   sig = Ed25519 by the card's key over "ahoy/1 invite" ‖ card ‖ SHA-256(secret) ‖ recipient id ‖ issue time
 *
 * At most 320 characters, which leaves 37 bytes for the broker in the card.
 */
import { err, ok, type Result } from '../lib/result.ts';
import type { Card } from '../people/card.ts';
import { parseUserId, type UserId } from '../people/ids.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { asciiBytes, concatBytes, u32Bytes, u64Bytes, type Bytes } from './bytes.ts';
import { decodeCard, encodeCard } from './card-bytes.ts';
import { TOKEN_PREFIX } from './find-token.ts';
import { MAX_TOKEN_CHARACTERS } from './limits.ts';

export const SECRET_BYTES = 32;
const TAIL_BYTES = SECRET_BYTES + 8 + 4 + 64;

/** What an invite says. */
export type InviteContent = {
  readonly card: Card;
  readonly secret: Bytes;
  readonly recipient: UserId;
  /** ms, in whole seconds. */
  readonly issuedAt: number;
};

const recipientAndTime = ({ recipient, issuedAt }: InviteContent): Bytes =>
  concatBytes(u64Bytes(BigInt(recipient)), u32Bytes(Math.floor(issuedAt / 1000)));

/** What the invite's signature covers. The secret enters by its hash, so that the bytes may be shown. */
export const inviteSignedBytes = (content: InviteContent, secretHash: Bytes): Bytes =>
  concatBytes(asciiBytes('ahoy/1 invite'), encodeCard(content.card), secretHash, recipientAndTime(content));

/** Fails if the card's broker is too long for an invite. */
export const formatToken = (content: InviteContent, signature: Bytes): Result<string, 'too-large'> => {
  const bytes = concatBytes(encodeCard(content.card), content.secret, recipientAndTime(content), signature);
  const token = TOKEN_PREFIX + encodeBase64url(bytes);
  return token.length <= MAX_TOKEN_CHARACTERS ? ok(token) : err('too-large');
};

/** Reads a token; its signature is still to be checked. */
export const parseToken = (
  token: unknown,
): Result<{ readonly content: InviteContent; readonly signature: Bytes }, 'malformed'> => {
  if (typeof token !== 'string' || token.length > MAX_TOKEN_CHARACTERS || !token.startsWith(TOKEN_PREFIX)) {
    return err('malformed');
  }
  const decoded = decodeBase64url(token.slice(TOKEN_PREFIX.length));
  if (!decoded.ok) return err('malformed');
  const bytes = decoded.value;
  const front = decodeCard(bytes);
  if (front === undefined || bytes.length !== front.length + TAIL_BYTES) return err('malformed');
  const tail = bytes.slice(front.length);
  const view = new DataView(tail.buffer);
  const recipient = parseUserId(String(view.getBigUint64(SECRET_BYTES)));
  if (recipient === undefined) return err('malformed');
  return ok({
    content: {
      card: front.card,
      secret: tail.slice(0, SECRET_BYTES),
      recipient,
      issuedAt: view.getUint32(SECRET_BYTES + 8) * 1000,
    },
    signature: tail.slice(SECRET_BYTES + 12),
  });
};
