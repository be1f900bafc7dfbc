import type { Facts } from '../people/fact.ts';
import type { ProofGrade } from '../people/person.ts';
import type { MediaKind } from '../protocol/letter.ts';
import type { LocalTime } from './schedule.ts';
import type { OwnVerdict } from './verdict.ts';

/** Who calls, as far as it is known. */
export type Caller = {
  readonly starred: boolean;
  readonly accepted: boolean;
  readonly blocked: boolean;
  readonly verdict?: OwnVerdict;
  /** How far the key of the ringing device is proved; absent where there is no device (a person without a card). */
  readonly proof?: ProofGrade;
  readonly facts: Facts;
};

/** What this browser is doing at that moment. Times in ms. */
export type Situation = {
  readonly now: number;
  readonly local: LocalTime;
  readonly takeCalls: boolean;
  readonly inCall: boolean;
  /** Absent where the browser does not say. */
  readonly presence?: 'active' | 'idle' | 'locked';
  /** 0: nobody expects a call. */
  readonly expectingUntil: number;
};

/** What happened before between the two, from Recent. Times in ms. */
export type History = {
  readonly called: number;
  readonly answered: number;
  readonly refused: number;
  /** Since local midnight. */
  readonly attemptsToday: number;
  readonly unansweredToday: number;
  /** When they last tried and nobody answered. */
  readonly lastUnanswered?: number;
  readonly firstContact: boolean;
  /** When others called for the first time, newest first, for a day back. */
  readonly newcomers: readonly number[];
};

/** What the ring says of itself. */
export type RingSays = { readonly kind: MediaKind; readonly reason?: string };

/** All that a decision rests on: plain data, kept with the attempt so that it can be decided again. */
export type ScreeningInput = {
  readonly caller: Caller;
  readonly situation: Situation;
  readonly history: History;
  readonly ring: RingSays;
};
