/** What a person's X archive says about others: whole lists of ids, so that whoever is not in one is known not to be. */
import type { SeenFacts, YesNoFact } from './fact.ts';
import type { UserId } from './ids.ts';

/** The lists of an archive that say something about people, by the names that X gives their files. */
export const ARCHIVE_LISTS = ['following', 'follower', 'block', 'mute'] as const;
export type ArchiveList = (typeof ARCHIVE_LISTS)[number];

const FACTS: Readonly<Record<ArchiveList, YesNoFact>> = {
  following: 'iFollow',
  follower: 'followsMe',
  block: 'blockedOnX',
  mute: 'mutedOnX',
};

/** A list that was imported. `at`: when X made the archive, ms. */
export type ArchiveMeta = { readonly at: number; readonly count: number; readonly importedAt: number };

/**
 * Ids are kept in buckets, so that one lookup reads a few kilobytes of a long list. A prime: X's ids end in a counter
 * that is nearly always 0, and a power of two would put nearly everybody into one bucket.
 */
const BUCKETS = 251n;

export const bucketOf = (id: UserId | bigint): number => Number(BigInt(id) % BUCKETS);

/** Whether a sorted bucket holds an id. */
export const holdsId = (bucket: BigUint64Array, id: UserId): boolean => {
  const wanted = BigInt(id);
  let low = 0;
  let high = bucket.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bucket[middle] ?? 0n) < wanted) low = middle + 1;
    else high = middle;
  }
  return bucket[low] === wanted;
};

/** What being in a list, or not, says about a person. */
export const factOfList = (list: ArchiveList, isIn: boolean): SeenFacts => ({ [FACTS[list]]: isIn });
