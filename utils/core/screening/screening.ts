import type { Rule } from './rule.ts';
import { DEFAULT_RULES } from './switches.ts';

/** What one account decided about calls; each field is stored by itself. */
export type Screening = {
  readonly takeCalls: boolean;
  /** *Expecting a call* lapses at this time, ms; 0: nobody expects one. */
  readonly expectingUntil: number;
  readonly rules: readonly Rule[];
};

export const DEFAULT_SCREENING: Screening = { takeCalls: true, expectingUntil: 0, rules: DEFAULT_RULES };
