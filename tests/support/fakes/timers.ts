import type { Clock, Timers } from '../../../utils/models/ports/system.ts';

export type FakeTimers = {
  readonly timers: Timers;
  /** What is set, and for when (ms). */
  pending(): ReadonlyMap<string, number>;
  /** Takes out what is due by now, earliest first. */
  takeDue(): readonly string[];
};

export const createFakeTimers = (clock: Clock): FakeTimers => {
  const set = new Map<string, number>();
  return {
    timers: {
      set: (id, at) => void set.set(id, at),
      clear: (id) => void set.delete(id),
    },
    pending: () => new Map(set),
    takeDue() {
      const due = [...set].filter(([, at]) => at <= clock.now()).sort(([, a], [, b]) => a - b);
      for (const [id] of due) set.delete(id);
      return due.map(([id]) => id);
    },
  };
};
