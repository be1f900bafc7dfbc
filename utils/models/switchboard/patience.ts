import type { Delays } from '../media-ports.ts';

/** Answers whether it was done, and in time. */
export type Patience = (what: string, work: () => Promise<unknown>, ms?: number) => Promise<boolean>;

/** What the browser does for a call without being waited for any longer, ms. */
const LONGEST = 1_000;

/**
 * Browsers refuse, and sometimes never answer. What a call can do without is waited for like this: its failure is noted,
 * and holds up neither this call nor the others.
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
