/** Many calls, few runs: a call during a run leads to exactly one more run after it. */
export const coalesce = (task: () => Promise<void>): (() => void) => {
  let state: 'idle' | 'running' | 'again' = 'idle';
  const run = async (): Promise<void> => {
    do {
      state = 'running';
      await task();
      // The state may have changed while the task ran, which the compiler does not see.
    } while ((state as string) === 'again');
    state = 'idle';
  };
  return () => {
    if (state === 'idle') void run();
    else state = 'again';
  };
};
