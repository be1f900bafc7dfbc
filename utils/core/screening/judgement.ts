import type { Fact } from '../people/fact.ts';
import type { Answer, Question } from './condition.ts';
import type { RuleOptions } from './rule.ts';
import type { Verdict } from './verdict.ts';

/** One question that was asked, and what answered it. */
export type Ground = {
  readonly question: Question;
  readonly answer: Answer;
  /** Under how many `not`s it stood, if that is odd: what counted was that it is not so. */
  readonly negated?: true;
  /** The fact that it rests on, with source and date. */
  readonly fact?: Fact;
};

/** One rule that was looked at. */
export type Step = {
  readonly rule: { readonly id: string; readonly name?: string };
  /** off: switched off, not asked. Only the last step is `yes`. */
  readonly outcome: Answer | 'off';
  readonly grounds: readonly Ground[];
};

/** A verdict and how it came about. */
export type Judgement = {
  readonly verdict: Verdict;
  /** With `decline`. */
  readonly message?: string;
  readonly options: RuleOptions;
  /** The rule asks for a reason and one was given: then it rings. */
  readonly reasonGiven?: true;
  /** Every rule that was looked at, in order; the last one decided. */
  readonly chain: readonly Step[];
};

/** The rule that decided. */
export const decidingStep = ({ chain }: Judgement): Step => {
  const step = chain.at(-1);
  if (step === undefined) throw new Error('A judgement without a rule');
  return step;
};

/** What the deciding rule rests on, without what did not matter: the grounds that speak for it. */
export const decidingGrounds = (judgement: Judgement): readonly Ground[] =>
  decidingStep(judgement).grounds.filter(({ answer, negated }) => answer === (negated ? 'no' : 'yes'));

/** It would ring, but the caller hears that I am in another call. `mayWait`: whether that one could be put on hold. */
export const isBusy = ({ verdict, options }: Judgement, inCall: boolean, mayWait = true): boolean =>
  verdict === 'ring' && inCall && !(options.callWaiting && mayWait);
