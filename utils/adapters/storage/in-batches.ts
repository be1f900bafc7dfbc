/** Half a million requests at once would be half a million promises at once. */
const BATCH = 2000;

export const inBatches = async <T, R>(
  all: readonly T[],
  write: (one: T) => Promise<R>,
): Promise<readonly R[]> => {
  const results: R[] = [];
  for (let from = 0; from < all.length; from += BATCH)
    results.push(...(await Promise.all(all.slice(from, from + BATCH).map(write))));
  return results;
};
