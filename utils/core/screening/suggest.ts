import { decide } from './decide.ts';
import { switchRule } from './edit-rules.ts';
import type { ScreeningInput } from './input.ts';
import { isAboutCaller } from './questions.ts';
import { FIXED_RULES, type Rule } from './rule.ts';

/** The closest circle first: whoever stands in two is let in by the smaller one. */
const CLOSEST = ['my-people', 'i-follow', 'has-card', 'verified'];

const closeness = ({ id }: Rule): number => {
  const place = CLOSEST.indexOf(id);
  return place === -1 ? CLOSEST.length : place;
};

const isOffer = ({ id, on, when, outcome }: Rule): boolean =>
  !on && !FIXED_RULES.has(id) && outcome.verdict === 'ring' && isAboutCaller(when);

/**
 * The rule to switch on so that a caller like this one rings: one about who calls, that says ring, is off, and with
 * which this very ring would have rung. Undefined when it rings already or no single rule would do.
 */
export const suggestRule = (rules: readonly Rule[], input: ScreeningInput): Rule | undefined => {
  if (decide(rules, input).verdict === 'ring') return undefined;
  return rules
    .filter(isOffer)
    .toSorted((a, b) => closeness(a) - closeness(b))
    .find(({ id }) => {
      const { verdict, chain } = decide(switchRule(rules, id, true), input);
      return verdict === 'ring' && chain.at(-1)?.rule.id === id;
    });
};
