import type { Clock, Delays } from '../ports/system.ts';

/** Longer delays overflow `setTimeout` and would fire at once, in ms. */
const LONGEST = 2 ** 31 - 1;

export type HostTimers = { set(id: string, at: number): void; clear(id: string): void };

/**
 * Timers by name, at a time of the clock. Setting one again replaces it, unless it is for the same time: a clock that was
 * set back meanwhile must not make it later, however often a worker starts and sets it. One that is over fires: the browser's
 * own timers may have stood still while the machine slept.
 */
export const createHostTimers = (clock: Clock, delays: Delays, fire: (id: string) => void): HostTimers => {
  const running = new Map<string, { readonly at: number; readonly cleared: AbortController }>();
  const clear = (id: string): void => {
    running.get(id)?.cleared.abort();
    running.delete(id);
  };
  const start = (id: string, at: number): void => {
    clear(id);
    const wait = Math.max(0, at - clock.now());
    const due = (): void => {
      if (wait > LONGEST) return start(id, at);
      running.delete(id);
      fire(id);
    };
    const cleared = new AbortController();
    running.set(id, { at, cleared });
    delays.after(Math.min(wait, LONGEST), due, cleared.signal);
  };
  return {
    set(id, at) {
      if (running.get(id)?.at !== at || at <= clock.now()) start(id, at);
    },
    clear,
  };
};
