import type { Patience } from '../patience.ts';

/** A run that takes longer waits for something that never comes: whoever asks gets another one, ms. */
const LONGEST = 15_000;

/**
 * Many calls, few runs: a call during a run leads to exactly one more run after it. Each run begins after a pause, so
 * that whatever asked for it has what it needs first. Whatever becomes of one, there is another for the next who asks.
 */
export const coalesce = (
  task: () => Promise<void>,
  pause: () => Promise<void>,
  patience: Patience,
): (() => void) => {
  let state: 'idle' | 'waiting' | 'running' | 'again' = 'idle';
  const run = async (): Promise<void> => {
    do {
      state = 'waiting';
      await pause();
      state = 'running';
      await patience('refresh', task, LONGEST);
      // The state may have changed while the task ran, which the compiler does not see.
    } while ((state as string) === 'again');
    state = 'idle';
  };
  return () => {
    if (state === 'idle') void run();
    else if (state === 'running') state = 'again';
  };
};
