import type { Clock } from '../../models/ports/system.ts';

/** How often to look at the clock, and how far it may have gone on meanwhile without the machine having slept, in ms. */
const LOOK_EVERY = 5000;
const SLEPT = 20_000;

/** Calls back when the machine woke up: timers stood still while the clock went on. */
export const watchWake = (woke: () => void, clock: Clock, until: AbortSignal): void => {
  let last = clock.now();
  const timer = setInterval(() => {
    const now = clock.now();
    if (now - last > SLEPT) woke();
    last = now;
  }, LOOK_EVERY);
  until.addEventListener('abort', () => clearInterval(timer), { once: true });
};
