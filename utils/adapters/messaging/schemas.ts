/** What several directions have in common. */
import * as v from 'valibot';
import { parsePublicKey, type PublicKey } from '../../core/people/card.ts';
import { parseHandle, parseUserId, type Handle, type UserId } from '../../core/people/ids.ts';
import { parseCallId } from '../../core/protocol/call-id.ts';
import type { CallId, Candidate, MediaKind, PackedDescription } from '../../core/protocol/letter.ts';

export const userId = v.custom<UserId>((input) => parseUserId(input) !== undefined);
export const handle = v.custom<Handle>((input) => parseHandle(input) !== undefined);
export const callId = v.custom<CallId>((input) => parseCallId(input) !== undefined);
export const publicKey = v.custom<PublicKey>((input) => parsePublicKey(input) !== undefined);

export const mediaKind = v.picklist(['audio', 'video']) satisfies v.GenericSchema<unknown, MediaKind>;

export const textUpTo = (length: number) => v.pipe(v.string(), v.maxLength(length));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const description: v.GenericSchema<unknown, PackedDescription> = v.object({
  type: v.picklist(['offer', 'answer', 'rollback']),
  sdp: v.string(),
});

export const candidates: v.GenericSchema<unknown, Candidate[]> = v.array(
  v.object({ mid: v.string(), line: v.string() }),
);

/** Something that one of our own contexts built or parsed already: not taken apart a second time. */
export const ownObject = <T extends object>(): v.GenericSchema<unknown, T> =>
  v.custom<T>((input) => typeof input === 'object' && input !== null);
