/**
 * Messages to and from the broker. Only what is listed here gets in; PeerJS, which trusts its server, sees nothing
 * but fresh copies of three messages without contents.
 */
import { parseAddress, type Address } from '../people/card.ts';
import { MAX_LETTER_CHARACTERS } from '../protocol/limits.ts';

/** Our own payload type: PeerJS knows "data" and "media" only, and none of its connections is ever made. */
const LETTER_TYPE = 'ahoy-letter';
const PROBE_TYPE = 'ahoy-probe';

/** A message around the longest letter. Whatever is longer is dropped before it is parsed, ids and types included. */
export const MAX_MESSAGE_CHARACTERS = MAX_LETTER_CHARACTERS + 1024;

export type OutgoingMessage = {
  readonly type: 'OFFER' | 'EXPIRE';
  readonly dst: Address;
  readonly payload: unknown;
};

export const letterMessage = (dst: Address, text: string): OutgoingMessage => ({
  type: 'OFFER',
  dst,
  payload: { type: LETTER_TYPE, letter: text },
});

/**
 * A message to ourselves: only a broker that delivers brings it back. The server answers no heartbeat, so this is the
 * one way to notice a half-open socket. EXPIRE, because the server forwards it, never queues it, and counts it as no
 * offer.
 */
export const probeMessage = (own: Address, nonce: string): OutgoingMessage => ({
  type: 'EXPIRE',
  dst: own,
  payload: { type: PROBE_TYPE, nonce },
});

export type IncomingMessage =
  | { readonly kind: 'for-peerjs'; readonly type: 'OPEN' | 'ERROR' | 'ID-TAKEN' }
  /** Not opened yet: `text` is of an allowed length and nothing more is known. `src` is what the broker stamped. */
  | { readonly kind: 'letter'; readonly src: Address; readonly text: string }
  /** Nobody is connected under that address. */
  | { readonly kind: 'absent'; readonly address: Address }
  | { readonly kind: 'echo'; readonly nonce: string }
  | { readonly kind: 'dropped' };

type Loose = Readonly<Record<string, unknown>>;

const asObject = (value: unknown): Loose => (typeof value === 'object' && value !== null ? { ...value } : {});

const classifyExpire = (src: Address, payload: Loose, own: Address): IncomingMessage => {
  if (src !== own) return { kind: 'absent', address: src };
  const { type, nonce } = payload;
  return type === PROBE_TYPE && typeof nonce === 'string' ? { kind: 'echo', nonce } : { kind: 'dropped' };
};

/** What a parsed socket message is for the socket of the address `own`. */
export const classifyMessage = (message: unknown, own: Address): IncomingMessage => {
  const { type, src: stamped, payload: loose } = asObject(message);
  if (type === 'OPEN' || type === 'ERROR' || type === 'ID-TAKEN') return { kind: 'for-peerjs', type };
  const src = parseAddress(stamped);
  if (src === undefined) return { kind: 'dropped' };
  const payload = asObject(loose);
  if (type === 'EXPIRE') return classifyExpire(src, payload, own);
  const { type: payloadType, letter } = payload;
  if (type !== 'OFFER' || payloadType !== LETTER_TYPE || typeof letter !== 'string')
    return { kind: 'dropped' };
  if (letter.length > MAX_LETTER_CHARACTERS) return { kind: 'dropped' };
  return { kind: 'letter', src, text: letter };
};
