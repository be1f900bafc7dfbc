import type { Sandbox } from '../sandbox/index.ts';

/** What the median of a line may be: so many ms, or so many times the median of another line. */
export type Limit =
  | { readonly ms: number }
  | {
      readonly times: number;
      /** The other line's `what`. */
      readonly of: string;
    };

/** One line of the table, in ms unless `what` says otherwise. */
export type Measured = {
  readonly what: string;
  readonly samples: readonly number[];
  readonly limits?: readonly Limit[];
};

/** A page of whatever browser's driver. */
export type Evaluating = { evaluate(code: string): Promise<unknown> };

/** What measurements work in. */
export type Stage = {
  /** A world of its own for each measurement: X, a broker, desktops. */
  readonly sandbox: Sandbox;
  /**
   * Builds `tests/bench/page/<name>.ts` and evaluates it in a page. What it puts on `globalThis` can be called from
   * there.
   */
  load(page: Evaluating, name: string): Promise<void>;
};

/** A file of `measurements`. Each gets browsers of its own, with nothing stored. */
export type Measurement = {
  readonly name: string;
  /** What its numbers are; ms unless it says otherwise. */
  readonly unit?: string;
  readonly measure: (stage: Stage) => Promise<readonly Measured[]>;
};

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const sortedOf = ({ samples }: Measured): readonly number[] => samples.toSorted((a, b) => a - b);

type Judged = { readonly text: string; readonly isOver: boolean };

const judge = (median: number, limit: Limit, all: readonly Measured[]): Judged => {
  if ('ms' in limit) return { text: `${limit.ms}`, isOver: !(median <= limit.ms) };
  const other = all.find(({ what }) => what === limit.of);
  const ratio = median / (other === undefined ? Number.NaN : at(sortedOf(other), 0.5));
  return { text: `${limit.times} × ${limit.of} (is ${ratio.toFixed(2)})`, isOver: !(ratio <= limit.times) };
};

export const summaryOf = (one: Measured, all: readonly Measured[]) => {
  const sorted = sortedOf(one);
  const median = at(sorted, 0.5);
  const judged = (one.limits ?? []).map((limit) => judge(median, limit, all));
  return {
    what: one.what,
    runs: sorted.length,
    median,
    p90: at(sorted, 0.9),
    longest: sorted.at(-1) ?? Number.NaN,
    limit: judged.map(({ text, isOver }) => `${text}${isOver ? ' EXCEEDED' : ''}`).join('; '),
    isOver: judged.some(({ isOver }) => isOver),
  };
};
