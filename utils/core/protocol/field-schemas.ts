/** Schemas of fields that letters, files, storage and messages have in common. */
import * as v from 'valibot';
import { parsePublicKey, type PublicKey } from '../people/card.ts';
import { parseCallId } from './call-id.ts';
import { MEDIA_KINDS, type CallId } from './letter.ts';
import * as limits from './limits.ts';

export const callId = v.custom<CallId>((input) => parseCallId(input) !== undefined);
export const publicKey = v.custom<PublicKey>((input) => parsePublicKey(input) !== undefined);

export const mediaKind = v.picklist(MEDIA_KINDS);
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const integer = (from: number, to: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));

/** Printable ASCII only: a line break in a candidate would be a line of somebody's own in the description. */
const candidate = v.strictObject({
  mid: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{0,16}$/)),
  line: v.pipe(v.string(), v.regex(/^[ -~]*$/), v.maxLength(limits.MAX_CANDIDATE_BYTES)),
});

export const candidates = v.pipe(v.array(candidate), v.maxLength(limits.MAX_CANDIDATES));

export const counter = v.variant('kind', [
  v.strictObject({ kind: v.literal('voice-only') }),
  v.strictObject({ kind: v.literal('in-minutes'), minutes: integer(1, limits.MAX_COUNTER_MINUTES) }),
  v.strictObject({ kind: v.literal('write-to-me') }),
]);
