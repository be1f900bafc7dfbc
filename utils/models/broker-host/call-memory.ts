import { createBoundedMap } from '../../core/lib/bounded-map.ts';
import type { PublicKey } from '../../core/people/card.ts';
import type { Person, Pin } from '../../core/people/person.ts';
import type { LetterType } from '../../core/protocol/letter.ts';
import type { Clock } from '../ports/system.ts';

/** The writer of a letter, as the disk knows them. */
export type Correspondent = { readonly pin: Pin; readonly person: Person | undefined };

/**
 * What letters of a running call are held against instead of the disk. Two windows wait for them while they open, and then
 * each look at the disk takes up to half a second. Enough, because such a letter can do something only in a call that the
 * background knows, from a device that it still has pinned, under a number that it did not have before.
 */
export type CallMemory = {
  keep(device: PublicKey, whom: Correspondent): void;
  /** Undefined for whoever was not heard of in the last minutes. */
  recall(device: PublicKey): Correspondent | undefined;
  /** Whether this letter was seen before; marks it until `until` (ms) if not. */
  seen(letter: string, until: number): boolean;
};

const MEDIA: ReadonlySet<LetterType> = new Set(['accept', 'description', 'candidates']);
export const isMediaLetter = (type: LetterType): boolean => MEDIA.has(type);

/** ms; longer than anything rings. */
const KEPT_FOR = 180_000;
const MAX_DEVICES = 50;
const MAX_MARKS = 1000;

export const createCallMemory = (clock: Clock): CallMemory => {
  const known = createBoundedMap<PublicKey, Correspondent & { readonly until: number }>(MAX_DEVICES);
  const marks = createBoundedMap<string, number>(MAX_MARKS);
  return {
    keep(device, whom) {
      known.set(device, { ...whom, until: clock.now() + KEPT_FOR });
    },
    recall(device) {
      const found = known.get(device);
      return found !== undefined && found.until >= clock.now() ? found : undefined;
    },
    seen(letter, until) {
      const mark = marks.get(letter);
      if (mark !== undefined && mark >= clock.now()) return true;
      marks.set(letter, until);
      return false;
    },
  };
};
