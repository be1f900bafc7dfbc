/** A map that holds at most so many entries: with one more, the one that was set longest ago is dropped. */
export type BoundedMap<K, V> = Pick<Map<K, V>, 'get' | 'has'> & { set(key: K, value: V): void };

export const createBoundedMap = <K, V>(maxSize: number): BoundedMap<K, V> => {
  const entries = new Map<K, V>();
  return {
    get: (key) => entries.get(key),
    has: (key) => entries.has(key),
    set(key, value) {
      // Deleted first, so that the order of the map is the order in which its entries were last set.
      entries.delete(key);
      entries.set(key, value);
      const oldest = entries.keys().next();
      if (entries.size > maxSize && !oldest.done) entries.delete(oldest.value);
    },
  };
};
