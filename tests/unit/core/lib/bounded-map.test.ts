import { describe, expect, it } from 'vitest';
import { createBoundedMap } from '../../../../utils/core/lib/bounded-map.ts';

describe('a map with a bound', () => {
  it('drops what was set longest ago for one more', () => {
    const map = createBoundedMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.set('c', 3);
    expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([undefined, 2, 3]);
  });

  it('counts what is set again as new, and drops nothing for it', () => {
    const map = createBoundedMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.set('a', 3);
    expect(['a', 'b'].map((key) => map.get(key))).toEqual([3, 2]);
    map.set('c', 4);
    expect(['a', 'b', 'c'].map((key) => map.has(key))).toEqual([true, false, true]);
  });

  it('does not count a look at an entry', () => {
    const map = createBoundedMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.get('a');
    map.set('c', 3);
    expect(map.has('a')).toBe(false);
  });
});
