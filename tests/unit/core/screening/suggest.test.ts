import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../../utils/core/screening/rule.ts';
import { switchRule } from '../../../../utils/core/screening/edit-rules.ts';
import { suggestRule } from '../../../../utils/core/screening/suggest.ts';
import { decide } from '../../../../utils/core/screening/decide.ts';
import { DEFAULT_SWITCHES, rulesOf, type Switches } from '../../../../utils/core/screening/switches.ts';
import { fact, inputOf, type InputChange } from '../../../support/judged.ts';

const OFF: Partial<Switches> = { myPeople: false, iFollow: false, verified: false, anyoneWithCard: false };
const rules = (change: Partial<Switches> = OFF) => rulesOf({ ...DEFAULT_SWITCHES, ...change });

const followedAndVerified: InputChange = {
  caller: {
    accepted: true,
    facts: {
      iFollow: { value: true, source: 'x-data', at: 5 },
      verified: { value: true, source: 'x-data', at: 5 },
    },
  },
};

describe('letting people like this one ring', () => {
  it.each<[string, InputChange, string | undefined]>([
    ['of my people', { caller: { starred: true } }, 'my-people'],
    ['whom I follow', fact('iFollow', true), 'i-follow'],
    ['whose card I have', { caller: { accepted: true } }, 'has-card'],
    ['who is verified', fact('verified', true), 'verified'],
    ['of several circles by the closest', followedAndVerified, 'i-follow'],
    ['of whom nothing is known by no rule', {}, undefined],
    ['of whom X said that they are not verified by no rule', fact('verified', false), undefined],
  ])('lets a person %s', (_, change, wanted) => {
    expect(suggestRule(rules(), inputOf(change))?.id).toBe(wanted);
  });

  it.each<[string, Partial<Switches>, InputChange]>([
    ['it rings already', { ...OFF, iFollow: true }, fact('iFollow', true)],
    [
      'quiet hours stand before it',
      { ...OFF, quietHours: { on: true, schedule: { days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 1439 } } },
      fact('iFollow', true),
    ],
  ])('offers nothing when %s', (_, switches, change) => {
    expect(suggestRule(rules(switches), inputOf(change))).toBeUndefined();
  });

  it.each<[string, InputChange]>([
    ['they are blocked', { caller: { blocked: true, accepted: true } }],
    ['something else was decided for them alone', { caller: { verdict: 'silent', accepted: true } }],
    ['Take calls was off', { caller: { accepted: true }, situation: { takeCalls: false } }],
  ])('offers nothing when %s', (_, change) => {
    expect(suggestRule(rules(), inputOf(change))).toBeUndefined();
  });

  it('offers a rule of my own that is off, and none that was taken away', () => {
    const own: Rule = {
      id: 'own-1',
      name: 'Big accounts',
      on: false,
      when: { type: 'followers', atLeast: 1000 },
      outcome: { verdict: 'ring' },
    };
    const [last] = rules().slice(-1);
    const list = [
      ...rules()
        .filter(({ id }) => id !== 'verified')
        .slice(0, -1),
      own,
      ...(last ? [last] : []),
    ];
    expect(suggestRule(list, inputOf(fact('followers', 5000)))?.id).toBe('own-1');
    expect(suggestRule(list, inputOf(fact('verified', true)))).toBeUndefined();
  });

  it('really makes such a ring ring once it is switched on, and not any more once it is off again', () => {
    const input = inputOf(fact('verified', true));
    const on = switchRule(rules(), 'verified', true);
    expect(decide(on, input).verdict).toBe('ring');
    expect(switchRule(on, 'verified', false)).toEqual(rules());
  });
});
