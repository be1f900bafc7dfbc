import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIdList } from '../../../../utils/core/imports/id-list.ts';
import { bucketOf, holdsId } from '../../../../utils/core/people/archive.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';

const anyId = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map((id) => String(id) as UserId);

const listOf = (ids: readonly UserId[]) => {
  const list = createIdList();
  for (const id of ids) list.add(id);
  return list.finish();
};

it('a list holds who was added, once, and nobody else', () => {
  fc.assert(
    fc.property(fc.array(anyId), fc.array(anyId), (ids, others) => {
      const { count, duplicates, buckets } = listOf(ids);
      const holds = (id: UserId) => {
        const bucket = buckets.get(bucketOf(id));
        return bucket !== undefined && holdsId(bucket, id);
      };
      expect(count).toBe(new Set(ids).size);
      expect(duplicates).toBe(ids.length - count);
      expect(ids.every(holds)).toBe(true);
      expect(others.filter(holds)).toEqual(others.filter((id) => ids.includes(id)));
    }),
  );
});

it('a long list of the ids that X gives, which end in zeros, fills its buckets evenly', () => {
  const ids = Array.from({ length: 50_000 }, (_, i) => String(BigInt(i + 1) << 22n) as UserId);
  const { count, buckets } = listOf(ids);
  expect(count).toBe(50_000);
  expect(Math.max(...[...buckets.values()].map((bucket) => bucket.length))).toBeLessThan(400);
});
