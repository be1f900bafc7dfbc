/** Counts what was dropped, by cause; a flood is noted at 1, 2, 4, 8 … and so does not flood the console too. */
export type Drops = (cause: string) => void;

export const createDrops = (note: (line: string) => void): Drops => {
  const counts = new Map<string, number>();
  return (cause) => {
    const count = (counts.get(cause) ?? 0) + 1;
    counts.set(cause, count);
    if (Number.isInteger(Math.log2(count))) note(`dropped · ${cause} · ${count}`);
  };
};
