import type { EndReason, PersonLabel } from '../call/view.ts';
import type { CallId, MediaKind } from '../protocol/letter.ts';
import type { Explanation } from '../screening/verdict.ts';
import type { UserId } from './ids.ts';

/** How an attempt is filed in *Recent*. */
export type LogOutcome =
  | 'answered'
  | 'unanswered'
  | 'missed'
  | 'silenced'
  | 'declined'
  | 'blocked'
  | 'failed';

/** One attempt, as *Recent* shows it. Times and durations in ms. */
export type LogEntry = {
  readonly account: UserId;
  readonly call: CallId;
  readonly direction: 'outgoing' | 'incoming';
  readonly person: PersonLabel;
  readonly kind: MediaKind;
  readonly at: number;
  readonly duration?: number;
  readonly outcome: LogOutcome;
  readonly end?: EndReason;
  readonly reason?: string;
  /** What was said with the end: a decline's words, ours or theirs. */
  readonly message?: string;
  readonly explanation?: Explanation;
};
