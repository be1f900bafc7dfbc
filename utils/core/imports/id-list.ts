import { bucketOf } from '../people/archive.ts';
import type { UserId } from '../people/ids.ts';

/** A list of ids as it is stored: sorted, each id once, in buckets. */
export type BucketedIds = {
  readonly count: number;
  readonly duplicates: number;
  readonly buckets: ReadonlyMap<number, BigUint64Array<ArrayBuffer>>;
};

/** Eight bytes per id, whatever the list's length: an array of strings would take ten times as much. */
export const createIdList = () => {
  let ids = new BigUint64Array(1024);
  let length = 0;

  return {
    add(id: UserId): void {
      if (length === ids.length) {
        const wider = new BigUint64Array(length * 2);
        wider.set(ids);
        ids = wider;
      }
      ids[length] = BigInt(id);
      length += 1;
    },

    finish(): BucketedIds {
      const sorted = ids.subarray(0, length).sort();
      const sizes = new Map<number, number>();
      // No id is 0.
      let last = 0n;
      let count = 0;
      for (const id of sorted) {
        if (id !== last) {
          sorted[count] = id;
          count += 1;
          const bucket = bucketOf(id);
          sizes.set(bucket, (sizes.get(bucket) ?? 0) + 1);
        }
        last = id;
      }
      const buckets = new Map([...sizes].map(([bucket, size]) => [bucket, new BigUint64Array(size)]));
      const filled = new Map<number, number>();
      for (const id of sorted.subarray(0, count)) {
        const bucket = bucketOf(id);
        const at = filled.get(bucket) ?? 0;
        buckets.get(bucket)?.fill(id, at, at + 1);
        filled.set(bucket, at + 1);
      }
      return { count, duplicates: length - count, buckets };
    },
  };
};
