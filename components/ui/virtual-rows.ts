export type Placed = {
  /** Where each row begins, px. */
  readonly tops: readonly number[];
  readonly total: number;
};

export const placeRows = (heights: readonly number[]): Placed => {
  let total = 0;
  const tops = heights.map((height) => {
    const top = total;
    total += height;
    return top;
  });
  return { tops, total };
};

/** The last row that begins at or above `y`; 0 where none does. */
const rowAt = ({ tops }: Placed, y: number): number => {
  let [low, high] = [0, tops.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
};

/** Rows between two heights, in order, and with them one more wherever it is (-1: none). */
export const rowsWithin = (placed: Placed, from: number, to: number, always: number): readonly number[] => {
  if (placed.tops.length === 0) return [];
  const first = rowAt(placed, from);
  const last = rowAt(placed, to);
  const rows = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  if (always < 0 || (always >= first && always <= last)) return rows;
  return always < first ? [always, ...rows] : [...rows, always];
};
