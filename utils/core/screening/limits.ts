import type { LogEntry } from '../people/log-entry.ts';
import { decidingGrounds, type Judgement } from './judgement.ts';

/** It stayed silent because of how many called, not because of who did. */
export const isLimited = (judgement: Judgement): boolean =>
  judgement.verdict === 'silent' &&
  decidingGrounds(judgement).some(
    ({ question: { type }, negated }) =>
      !negated && (type === 'burst' || type === 'unanswered-today' || type === 'attempts-today'),
  );

/** How many calls of how many people stayed silent for that. */
export const countLimited = (
  entries: readonly LogEntry[],
): { readonly calls: number; readonly people: number } => {
  const limited = entries.filter(({ judged }) => judged !== undefined && isLimited(judged.judgement));
  return { calls: limited.length, people: new Set(limited.map(({ person }) => person.userId)).size };
};
