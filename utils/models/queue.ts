import type { Patience } from './patience.ts';

export type Queue = <T>(task: () => Promise<T>) => Promise<T>;

/** A turn that takes longer waits for something that never comes: the others go on without it, ms. */
const LONGEST = 15_000;

/**
 * Runs one task after the other. What is decided depends on what was written down before; two events at once would
 * each see the half of the other.
 */
export const createQueue = (patience: Patience): Queue => {
  let tail: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = tail.then(task);
    tail = tail.then(() => patience('turn', () => run, LONGEST));
    return run;
  };
};
