import type { Delays } from '../ports/system.ts';

export type NamedTimers<Name extends string> = {
  /** Replaces a timer of the same name. */
  set(name: Name, ms: number, then: () => void): void;
  clear(name: Name): void;
};

/** One timer per name; all end with `until`. */
export const createNamedTimers = <Name extends string>(
  delays: Delays,
  until: AbortSignal,
): NamedTimers<Name> => {
  const running = new Map<Name, AbortController>();
  const clear = (name: Name): void => {
    running.get(name)?.abort();
    running.delete(name);
  };
  return {
    set(name, ms, then) {
      clear(name);
      const own = new AbortController();
      running.set(name, own);
      delays.after(ms, then, AbortSignal.any([own.signal, until]));
    },
    clear,
  };
};
