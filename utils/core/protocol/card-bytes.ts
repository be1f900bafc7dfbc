/**
 * A card in bytes, inside an invite token:
 *
 *   version(1) = 1 ‖ user id(u64 BE) ‖ address(16) ‖ Ed25519(32) ‖ X25519(32) ‖ n(1) ‖ broker(n)
 *
 * broker: the URL in its one text (`formatBrokerUrl`), a leading `https://` left out to save room; n = 0: default.
 */
import { parsePublicKey, type Card, type PublicKey } from '../people/card.ts';
import { parseUserId } from '../people/ids.ts';
import { decodeAddress, encodeAddress } from './address.ts';
import { encodeBase64url } from './base64url.ts';
import { inviteBrokerText, parseCardBroker } from './broker-url.ts';
import { asciiBytes, concatBytes, u64Bytes, type Bytes } from './bytes.ts';
import { keyBytes } from './device-bytes.ts';

const CARD_VERSION = 1;
const FIXED_BYTES = 90;
const HTTPS = 'https://';

export const encodeCard = (card: Card): Bytes => {
  const address = decodeAddress(card.address);
  if (address === undefined) throw new Error('An address was not parsed');
  const brokerBytes = asciiBytes(inviteBrokerText(card.broker ?? ''));
  return concatBytes(
    Uint8Array.of(CARD_VERSION),
    u64Bytes(BigInt(card.userId)),
    address,
    keyBytes(card.signingKey),
    keyBytes(card.sealingKey),
    Uint8Array.of(brokerBytes.length),
    brokerBytes,
  );
};

const keyAt = (bytes: Bytes, at: number): PublicKey | undefined =>
  parsePublicKey(encodeBase64url(bytes.subarray(at, at + 32)));

/** The card at the start of `bytes` and its length; undefined if it is not a valid card of version 1. */
export const decodeCard = (bytes: Bytes): { readonly card: Card; readonly length: number } | undefined => {
  const brokerLength = bytes[FIXED_BYTES - 1];
  if (bytes[0] !== CARD_VERSION || brokerLength === undefined) return undefined;
  const length = FIXED_BYTES + brokerLength;
  if (bytes.length < length) return undefined;
  const userId = parseUserId(String(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(1)));
  const signingKey = keyAt(bytes, 25);
  const sealingKey = keyAt(bytes, 57);
  if (userId === undefined || signingKey === undefined || sealingKey === undefined) return undefined;
  const card = { userId, address: encodeAddress(bytes.subarray(9, 25)), signingKey, sealingKey };
  if (brokerLength === 0) return { card, length };
  const written = String.fromCharCode(...bytes.subarray(FIXED_BYTES, length));
  const broker = written.startsWith('http://') ? written : HTTPS + written;
  return parseCardBroker(broker).ok ? { card: { ...card, broker }, length } : undefined;
};
