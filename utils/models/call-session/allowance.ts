import type { Delays } from '../ports/system.ts';

/** Whether one more is allowed; each that was comes back after `ms`. */
export const createAllowance = (
  { count, ms }: { readonly count: number; readonly ms: number },
  delays: Delays,
  until: AbortSignal,
): (() => boolean) => {
  let left: number = count;
  return () => {
    if (left === 0) return false;
    left -= 1;
    delays.after(ms, () => (left += 1), until);
    return true;
  };
};
