import type { Clock } from '../ports.ts';

/** Longer delays overflow `setTimeout` and would fire at once, in ms. */
const LONGEST = 2 ** 31 - 1;

export type HostTimers = { set(id: string, at: number): void; clear(id: string): void };

/** Timers by name, at a time of the clock; setting one again replaces it. */
export const createHostTimers = (clock: Clock, fire: (id: string) => void): HostTimers => {
  const running = new Map<string, ReturnType<typeof setTimeout>>();
  const clear = (id: string): void => {
    clearTimeout(running.get(id));
    running.delete(id);
  };
  const set = (id: string, at: number): void => {
    clear(id);
    const wait = Math.max(0, at - clock.now());
    const due = (): void => {
      if (wait > LONGEST) return set(id, at);
      running.delete(id);
      fire(id);
    };
    running.set(id, setTimeout(due, Math.min(wait, LONGEST)));
  };
  return { set, clear };
};
