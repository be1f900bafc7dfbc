import { expect, it } from 'vitest';
import { isDeepEqual } from '../../../../utils/core/lib/is-deep-equal.ts';

it('data are the same whatever the order and whether a field is absent or undefined', () => {
  expect(isDeepEqual({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1, d: undefined })).toBe(true);
  expect(isDeepEqual({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  expect(isDeepEqual({ a: 1, b: 2 }, { a: 1 })).toBe(false);
  expect(isDeepEqual([1, 2], [1])).toBe(false);
  expect(isDeepEqual({ a: {} }, { a: null })).toBe(false);
});
