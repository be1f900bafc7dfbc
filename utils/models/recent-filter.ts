import type { LogEntry } from '../core/people/log-entry.ts';
import { decidingStep } from '../core/screening/judgement.ts';

export type RecentFilter = 'all' | 'missed' | 'incoming' | 'outgoing' | 'screened';

const SCREENED: ReadonlySet<LogEntry['outcome']> = new Set(['silenced', 'declined', 'blocked']);

export const isShown = (entry: LogEntry, filter: RecentFilter): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'missed':
      return entry.outcome === 'missed';
    case 'incoming':
    case 'outgoing':
      return entry.direction === filter;
    case 'screened':
      return entry.direction === 'incoming' && SCREENED.has(entry.outcome);
  }
};

/** For reading elsewhere: who, when and what became of it. No call ids, keys or addresses. */
export const callsToJson = (entries: readonly LogEntry[]): string =>
  JSON.stringify(
    entries.map(({ person, direction, kind, at, duration, outcome, end, reason, judged }) => ({
      person: { userId: person.userId, handle: person.handle, name: person.name },
      direction,
      kind,
      at: new Date(at).toISOString(),
      seconds: duration === undefined ? undefined : Math.round(duration / 1000),
      outcome,
      end,
      reason,
      judged: judged && { verdict: judged.judgement.verdict, rule: decidingStep(judged.judgement).rule },
    })),
    undefined,
    2,
  );
