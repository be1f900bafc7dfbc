import type { Delays } from '../../models/ports/system.ts';

export const delays: Delays = {
  after(ms, then, until) {
    if (until.aborted) return;
    const stop = (): void => clearTimeout(timer);
    const timer = setTimeout(() => {
      // Signals live as long as a call, which sets ten timers a second: what stays on them piles up.
      until.removeEventListener('abort', stop);
      then();
    }, ms);
    until.addEventListener('abort', stop);
  },
};
