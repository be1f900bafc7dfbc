import type { Question } from './condition.ts';

/** A list longer or deeper than any that a person makes is damage or malice. */
export const MAX_RULES = 100;
export const MAX_BRANCHES = 20;
/** In all rules together; the editor makes at most `MAX_RULES` with `MAX_BRANCHES`, each of which may be turned round. */
export const MAX_CONDITIONS = 5000;
/** In UTF-16 units. */
export const MAX_RULE_NAME = 80;
export const MAX_WORDS = 200;

export type Range = { readonly least: number; readonly most: number };
export type NumberName = 'days' | 'atLeast' | 'minutes' | 'callers';

const TIMES: Range = { least: 1, most: 1000 };
const MINUTES: Range = { least: 1, most: 1440 };

/** The whole numbers that a question may ask with. */
export const RANGES = {
  'account-age': { days: { least: 0, most: 36_500 } },
  followers: { atLeast: { least: 0, most: 1e10 } },
  repeat: { minutes: MINUTES },
  'attempts-today': { atLeast: TIMES },
  'unanswered-today': { atLeast: TIMES },
  history: { atLeast: TIMES },
  burst: { callers: TIMES, minutes: MINUTES },
} as const satisfies Partial<Record<Question['type'], Partial<Record<NumberName, Range>>>>;

/** A whole number as typed; undefined while it is none, or out of range. */
export const parseWhole = (text: string, { least, most }: Range): number | undefined => {
  if (!/^\d{1,11}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
};
