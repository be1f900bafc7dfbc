import * as v from 'valibot';
import { err, ok, type Result } from '../lib/result.ts';
import type { Address, PublicKey } from '../people/card.ts';
import { decodeAddress } from './address.ts';
import { parseCardBroker } from './broker-url.ts';
import { userId } from '../people/id-schemas.ts';
import { callId, candidates, counter, integer, mediaKind, publicKey } from './field-schemas.ts';
import type { Letter, LetterPayloads, LetterType } from './letter.ts';
import * as limits from './limits.ts';
import { cleanText, isWithinTextBounds } from './text.ts';

const address = v.custom<Address>((input) => decodeAddress(input) !== undefined);
const broker = v.custom<string>((input) => parseCardBroker(input).ok);

const card = v.strictObject({
  userId,
  address,
  signingKey: publicKey,
  sealingKey: publicKey,
  broker: v.exactOptional(broker),
});

const serial = integer(1, limits.MAX_SEQUENCE);

/** Cleaned at the door: what gets past here may be shown. */
const text = v.pipe(
  v.string(),
  v.transform((input) => input.normalize('NFC')),
  v.check(isWithinTextBounds),
  v.transform(cleanText),
);

/** 16 and 32 bytes as base64url, as in the ids of calls and in keys. */
const nonce: v.GenericSchema<unknown, string> = callId;
const hash: v.GenericSchema<unknown, string> = publicKey;

const description = v.strictObject({
  type: v.picklist(['offer', 'answer']),
  sdp: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]*$/)),
});

/** `{}` and nothing else: an object schema would take an array for one. */
const empty = v.custom<Readonly<Record<string, never>>>(
  (input) =>
    typeof input === 'object' && input !== null && !Array.isArray(input) && Object.keys(input).length === 0,
);

const freshness = v.strictObject({ nonce, ring: hash });

const payloads: { readonly [T in LetterType]: v.GenericSchema<unknown, LetterPayloads[T]> } = {
  hello: v.strictObject({ card }),
  'hello-ok': empty,
  used: empty,
  card: v.strictObject({ card, serial }),
  'card-ok': v.strictObject({ serial }),
  ring: v.pipe(
    v.strictObject({
      kind: mediaKind,
      duration: integer(1, limits.MAX_RING_DURATION),
      reason: v.exactOptional(text),
    }),
    v.transform(({ reason, ...ring }) => (reason ? { ...ring, reason } : ring)),
  ),
  ringing: empty,
  'ask-reason': empty,
  accept: v.strictObject({ kind: mediaKind, description, candidates }),
  decline: v.pipe(
    v.strictObject({ message: v.exactOptional(text), counter: v.exactOptional(counter) }),
    v.transform(({ message, ...decline }) => (message ? { ...decline, message } : decline)),
  ),
  busy: empty,
  cancel: empty,
  taken: empty,
  description: v.strictObject({ description, candidates }),
  candidates: v.strictObject({ candidates }),
  // A reason that only later versions know is none.
  hangup: v.pipe(
    v.strictObject({ why: v.exactOptional(v.string()) }),
    v.transform(({ why }) => (why === 'failed' ? { why: 'failed' as const } : {})),
  ),
  'fresh?': freshness,
  fresh: freshness,
  'twin?': v.strictObject({ nonce }),
  twin: v.strictObject({ answers: nonce, nonce: v.exactOptional(nonce) }),
};

const isLetterType = (type: string): type is LetterType => Object.hasOwn(payloads, type);

/** What every body carries, whatever its type. `time`: up to the last moment that a date can say. */
const envelope = v.strictObject({
  from: publicKey,
  type: v.string(),
  call: callId,
  sequence: integer(1, limits.MAX_SEQUENCE),
  time: integer(0, 8.64e15),
  payload: v.unknown(),
});

export type LetterBody = { readonly from: PublicKey; readonly letter: Letter };

/** A parsed JSON body as a letter and the signing key that it claims to be from. */
export const parseLetterBody = (body: unknown): Result<LetterBody, 'malformed' | 'unknown-type'> => {
  const outer = v.safeParse(envelope, body);
  if (!outer.success) return err('malformed');
  const { from, type, call, sequence, time, payload } = outer.output;
  if (!isLetterType(type)) return err('unknown-type');
  const inner = v.safeParse(payloads[type], payload);
  if (!inner.success) return err('malformed');
  // Type and payload were matched by the table above, which the compiler cannot follow through the union.
  return ok({ from, letter: { type, call, sequence, time, payload: inner.output } as Letter });
};

/** The body that `parseLetterBody` reads. */
export const letterBody = (from: PublicKey, letter: Letter): unknown => ({
  from,
  type: letter.type,
  call: letter.call,
  sequence: letter.sequence,
  time: letter.time,
  payload: letter.payload,
});
