import type { FactName } from '../people/fact.ts';

export type Verdict = 'ring' | 'ask' | 'silent' | 'decline' | 'block';

/** What can be decided for one person alone. Blocking is more than a verdict: it takes their card away. */
export type OwnVerdict = Exclude<Verdict, 'block'>;

/** What decided, as data: the sentence comes from the message catalogue (`explanation.*`). */
export type ExplanationKey =
  | 'my-people'
  | 'i-follow'
  | 'verified'
  | 'has-card'
  | 'everyone-else'
  | 'blocked-person'
  | 'not-taking-calls';

/** One verdict and its reason in one sentence; `fact` is the fact that it rests on, with its date (ms). */
export type Explanation = {
  readonly verdict: Verdict;
  readonly key: ExplanationKey;
  readonly fact?: { readonly name: FactName; readonly at: number };
};
