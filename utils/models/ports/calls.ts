/** What stays of calls, and what is to come of them. */
import type { Reminder } from '../../core/call/reminder.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { LogEntry } from '../../core/people/log-entry.ts';

export interface LogStore {
  add(entry: LogEntry): Promise<void>;
  /** Newest first. */
  list(account: UserId, limit: number): Promise<readonly LogEntry[]>;
  /** Everything with one person. */
  ofPerson(account: UserId, userId: UserId): Promise<readonly LogEntry[]>;
  /** Everything from `at` (ms) on. */
  since(account: UserId, at: number): Promise<readonly LogEntry[]>;
  /** With whom there are entries. */
  people(account: UserId): Promise<ReadonlySet<UserId>>;
  clear(account: UserId): Promise<void>;
  /** Puts back what was cleared. */
  restore(entries: readonly LogEntry[]): Promise<void>;
}

/** Calls that go on, as they would be filed if the browser ended now; outlive it. */
export interface StandingCalls {
  read(): Promise<readonly LogEntry[]>;
  write(entries: readonly LogEntry[]): Promise<void>;
}

/** Calls to make later; outlive the browser. */
export interface ReminderStore {
  read(): Promise<readonly Reminder[]>;
  write(reminders: readonly Reminder[]): Promise<void>;
}

/** For those who only look. */
export type LogReader = Pick<LogStore, 'list' | 'ofPerson' | 'since' | 'people'>;
