import { expect, it } from 'vitest';
import { isLimited } from '../../../../utils/core/screening/limits.ts';
import type { Rule } from '../../../../utils/core/screening/rule.ts';
import { judgedBy, type InputChange } from '../../../support/judged.ts';

const rule = (when: Rule['when'], outcome: Rule['outcome']): readonly Rule[] => [
  { id: 'own', on: true, when, outcome },
];
const often: InputChange = { history: { attemptsToday: 5, unansweredToday: 5 } };

it.each<[string, Rule['when'], Rule['outcome'], boolean]>([
  ['of who called often today', { type: 'attempts-today', atLeast: 3 }, { verdict: 'silent' }, true],
  ['of who was not answered often', { type: 'unanswered-today', atLeast: 3 }, { verdict: 'silent' }, true],
  ['of who is declined for it', { type: 'attempts-today', atLeast: 3 }, { verdict: 'decline' }, false],
  ['of no proof', { type: 'not', of: { type: 'my-people' } }, { verdict: 'silent' }, false],
])('a limit was hit in the silence %s: %s', (_, when, outcome, isHit) => {
  expect(isLimited(judgedBy(often, rule(when, outcome)).judgement)).toBe(isHit);
});

it('who did not call often is silenced for other reasons', () => {
  const seldom: Rule['when'] = { type: 'not', of: { type: 'attempts-today', atLeast: 3 } };
  const { judgement } = judgedBy({}, rule(seldom, { verdict: 'silent' }));
  expect([judgement.verdict, isLimited(judgement)]).toEqual(['silent', false]);
});
