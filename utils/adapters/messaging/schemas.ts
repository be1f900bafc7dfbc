/** What several directions have in common. */
import * as v from 'valibot';
import type { Candidate, PackedDescription } from '../../core/protocol/letter.ts';

export const textUpTo = (length: number) => v.pipe(v.string(), v.maxLength(length));

/** As our own window made it; what may come from elsewhere is bounded by the schemas of letters. */
export const ownDescription: v.GenericSchema<unknown, PackedDescription> = v.object({
  type: v.picklist(['offer', 'answer']),
  sdp: v.string(),
});

export const ownCandidates: v.GenericSchema<unknown, Candidate[]> = v.array(
  v.object({ mid: v.string(), line: v.string() }),
);

/** Something that one of our own contexts built or parsed already: not taken apart a second time. */
export const ownObject = <T extends object>(): v.GenericSchema<unknown, T> =>
  v.custom<T>((input) => typeof input === 'object' && input !== null);
