import { ask } from './ask.ts';
import type { Answer, Condition } from './condition.ts';
import type { ScreeningInput } from './input.ts';
import type { Ground } from './judgement.ts';

export type Evaluated = { readonly answer: Answer; readonly grounds: readonly Ground[] };

const OPPOSITE: Readonly<Record<Answer, Answer>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

/** Asks one after the other until one answer settles it; an unknown one alone settles nothing. */
const evaluateMany = (
  conditions: readonly Condition[],
  settles: Answer,
  input: ScreeningInput,
  negated: boolean,
): Evaluated => {
  let answer = OPPOSITE[settles];
  const grounds: Ground[] = [];
  for (const condition of conditions) {
    const one = evaluate(condition, input, negated);
    grounds.push(...one.grounds);
    if (one.answer === settles) return { answer: settles, grounds };
    if (one.answer === 'unknown') answer = 'unknown';
  }
  return { answer, grounds };
};

/** Whether a condition holds, in three values, with every question that was asked on the way. */
export const evaluate = (condition: Condition, input: ScreeningInput, negated = false): Evaluated => {
  switch (condition.type) {
    case 'all':
      return evaluateMany(condition.of, 'no', input, negated);
    case 'any':
      return evaluateMany(condition.of, 'yes', input, negated);
    case 'not': {
      const { answer, grounds } = evaluate(condition.of, input, !negated);
      return { answer: OPPOSITE[answer], grounds };
    }
    default: {
      const asked = ask(condition, input);
      return {
        answer: asked.answer,
        grounds: [{ question: condition, ...asked, ...(negated ? { negated } : {}) }],
      };
    }
  }
};
