/** Each target for a moment; `npm run fuzz` is for longer. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { TARGETS } from '../../fuzz/targets.ts';

it.each(TARGETS)('withstands spoilt input: $name', async ({ property, runs = 100 }) => {
  await fc.assert(property('short'), { numRuns: runs });
});

it('has a name of its own for every target', () => {
  const names = TARGETS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
