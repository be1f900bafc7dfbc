/** How often to look at the clock, and how far it may have gone on meanwhile without the machine having slept, in ms. */
const LOOK_EVERY = 5000;
const SLEPT = 20_000;

/** Calls back when the machine woke up: timers stood still while the clock went on. */
export const watchWake = (woke: () => void, until: AbortSignal): void => {
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - last > SLEPT) woke();
    last = now;
  }, LOOK_EVERY);
  until.addEventListener('abort', () => clearInterval(timer), { once: true });
};
