import type { Delays } from '../../models/media-ports.ts';

export const delays: Delays = {
  after(ms, then, until) {
    if (until.aborted) return;
    const rung = new AbortController();
    const timer = setTimeout(() => {
      // Signals live as long as a call, which sets ten timers a second: what stays on them piles up.
      rung.abort();
      then();
    }, ms);
    until.addEventListener('abort', () => clearTimeout(timer), { once: true, signal: rung.signal });
  },
};
