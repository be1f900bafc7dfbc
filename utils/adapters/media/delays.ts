import type { Delays } from '../../models/media-ports.ts';

export const delays: Delays = {
  after(ms, then, until) {
    if (until.aborted) return;
    const timer = setTimeout(then, ms);
    until.addEventListener('abort', () => clearTimeout(timer), { once: true });
  },
};
