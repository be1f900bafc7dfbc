import type { LogEntry } from '../people/log-entry.ts';

/** What tells calls of one account apart, in the database too. */
export const keyOfCall = ({
  direction,
  person,
  call,
}: Pick<LogEntry, 'direction' | 'person' | 'call'>): string => `${direction} ${person.userId} ${call}`;
