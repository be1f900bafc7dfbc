import type { ProofGrade } from '../people/person.ts';
import type { VerifiedKind, YesNoFact } from '../people/fact.ts';
import type { MediaKind } from '../protocol/letter.ts';
import type { Schedule } from './schedule.ts';

/** Something about a caller, a moment or a ring that can be asked alone. What is not known answers neither yes nor no. */
export type Question =
  | { readonly type: 'fact'; readonly fact: YesNoFact }
  | { readonly type: 'verified-as'; readonly kind: VerifiedKind }
  /** The account on X is at least so old. */
  | { readonly type: 'account-age'; readonly days: number }
  | { readonly type: 'followers'; readonly atLeast: number }
  /** We have an accepted DM conversation. */
  | { readonly type: 'conversation' }
  | { readonly type: 'wrote-last'; readonly who: 'me' | 'them' }
  | { readonly type: 'my-people' }
  | { readonly type: 'has-card' }
  | { readonly type: 'blocked' }
  /** Something was decided for this one person. */
  | { readonly type: 'own-verdict' }
  /** The key is proved at least so far. */
  | { readonly type: 'proved'; readonly grade: ProofGrade }
  | { readonly type: 'time'; readonly schedule: Schedule }
  /** *Take calls* is off. */
  | { readonly type: 'do-not-disturb' }
  | { readonly type: 'in-call' }
  | { readonly type: 'away'; readonly how: 'idle' | 'locked' }
  | { readonly type: 'expecting' }
  /** They tried before, at most so long ago, and nobody answered. */
  | { readonly type: 'repeat'; readonly minutes: number }
  /** We never spoke, and I never called them. */
  | { readonly type: 'first-contact' }
  /** Earlier attempts of theirs since midnight. */
  | { readonly type: 'attempts-today'; readonly atLeast: number }
  | { readonly type: 'unanswered-today'; readonly atLeast: number }
  /** As far back as Recent goes. */
  | { readonly type: 'history'; readonly what: 'called' | 'answered' | 'refused'; readonly atLeast: number }
  /** So many others called for the first time within so many minutes. */
  | { readonly type: 'burst'; readonly callers: number; readonly minutes: number }
  | { readonly type: 'kind'; readonly kind: MediaKind }
  | { readonly type: 'reason-given' }
  /** The reason contains one of these words, whatever their case and marks; separated by commas. */
  | { readonly type: 'reason-says'; readonly words: string };

/** `all` of nothing is yes, `any` of nothing is no. */
export type Condition =
  | Question
  | { readonly type: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly type: 'not'; readonly of: Condition };

/** Kleene's three values: `unknown` is contagious except where the answer does not depend on it. */
export type Answer = 'yes' | 'no' | 'unknown';
