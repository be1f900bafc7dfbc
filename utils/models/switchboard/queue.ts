export type Queue = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * Runs one task after the other. What the switchboard decides depends on what it wrote down before; two events
 * at once would each see the half of the other.
 */
export const createQueue = (): Queue => {
  let tail: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = tail.then(task, task);
    tail = run.catch(() => undefined);
    return run;
  };
};
