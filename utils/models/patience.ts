import type { Delays } from './ports/system.ts';

/** Answers whether it was done, and in time. */
export type Patience = (what: string, work: () => Promise<unknown>, ms?: number) => Promise<boolean>;

/** Nothing that works takes so long, unless whoever asks knows better and says how long, ms. */
const LONGEST = 1_000;

/**
 * Browsers refuse, and sometimes never answer. What others need not wait for is waited for like this: its failure is
 * noted, and holds nothing up.
 */
export const createPatience =
  (delays: Delays, note: (line: string) => void): Patience =>
  async (what, work, ms = LONGEST) => {
    const over = new AbortController();
    const done = (async () => work())().then(
      () => true,
      (error: unknown) => {
        note(`${what} failed: ${String(error)}`);
        return false;
      },
    );
    const late = new Promise<boolean>((resolve) => {
      delays.after(ms, () => resolve(false), over.signal);
    });
    const isDone = await Promise.race([done, late]);
    over.abort();
    return isDone;
  };
