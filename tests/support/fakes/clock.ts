import type { Clock } from '../../../utils/models/ports.ts';

export const NOW = 1_800_000_000_000;

export type FakeClock = Clock & { advance(milliseconds: number): void };

export const createFakeClock = (start = NOW): FakeClock => {
  let now = start;
  return {
    now: () => now,
    advance(milliseconds) {
      now += milliseconds;
    },
  };
};
