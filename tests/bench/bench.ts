import type { Page } from 'playwright-core';
import type { XSandbox } from '../sandbox/x/index.ts';
import type { Person } from '../support/person.ts';

/** One line of the table, in ms unless `what` says otherwise. `limit`: what the median may be at most. */
export type Measured = {
  readonly what: string;
  readonly samples: readonly number[];
  readonly limit?: number;
};

/** What measurements work in: a real Chromium with the built extension, alice logged in to X's look-alike. */
export type Stage = {
  readonly alice: Person;
  readonly x: XSandbox;
  /** The same person in a browser of their own, without the extension. */
  launchPlain(): Promise<Person>;
  /**
   * Builds `tests/bench/page/<name>.ts` and evaluates it in a page of the extension. What it puts on `globalThis` can
   * be called from there.
   */
  load(page: Page, name: string): Promise<void>;
};

/** A file of `measurements`. Each gets a browser of its own, with nothing stored. */
export type Measurement = {
  readonly name: string;
  readonly measure: (stage: Stage) => Promise<readonly Measured[]>;
};

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

export const summaryOf = ({ what, samples, limit }: Measured) => {
  const sorted = samples.toSorted((a, b) => a - b);
  return {
    what,
    runs: samples.length,
    median: at(sorted, 0.5),
    p90: at(sorted, 0.9),
    longest: sorted.at(-1) ?? Number.NaN,
    limit,
    isOver: limit !== undefined && !(at(sorted, 0.5) <= limit),
  };
};
