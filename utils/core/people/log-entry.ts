import type { EndReason, PersonLabel } from '../call/view.ts';
import type { CallId, CounterOffer, MediaKind } from '../protocol/letter.ts';
import type { ScreeningInput } from '../screening/input.ts';
import type { Judgement } from '../screening/judgement.ts';
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

export type Judged = { readonly input: ScreeningInput; readonly judgement: Judgement };

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
  /** What was offered with a decline instead of the call, by us or by them. */
  readonly counter?: CounterOffer;
  /** Incoming: what was decided, and all that it rested on, so that it can be decided again. */
  readonly judged?: Judged;
};
