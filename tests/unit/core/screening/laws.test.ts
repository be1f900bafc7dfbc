import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../../utils/core/screening/condition.ts';
import { decide } from '../../../../utils/core/screening/decide.ts';
import { decidingStep } from '../../../../utils/core/screening/judgement.ts';
import { arrangeRules, rulesSchema } from '../../../../utils/core/screening/parse-rules.ts';
import { MAX_BRANCHES, MAX_RULES } from '../../../../utils/core/screening/ranges.ts';
import type { Rule } from '../../../../utils/core/screening/rule.ts';
import {
  DEFAULT_RULES,
  rulesOf,
  switchesOf,
  type Switches,
} from '../../../../utils/core/screening/switches.ts';
import { condition, input, rule, rules, switches } from '../../../support/any-screening.ts';

describe('for every list and every ring', () => {
  it('exactly one rule decides: the last one that was looked at, and none before it held', () => {
    fc.assert(
      fc.property(rules, input, (list, ring) => {
        const judgement = decide(list, ring);
        const { outcome, rule: decided } = decidingStep(judgement);
        expect(outcome).toBe('yes');
        expect(judgement.chain.slice(0, -1).every((step) => step.outcome !== 'yes')).toBe(true);
        const named = list.find(({ id }) => id === decided.id);
        expect(named === undefined || named.on).toBe(true);
      }),
    );
  });

  it('the same ring is judged the same again', () => {
    fc.assert(
      fc.property(rules, input, (list, ring) => {
        expect(decide(list, ring)).toEqual(decide(list, ring));
      }),
    );
  });

  it('a rule that does not hold changes nothing, wherever it stands', () => {
    fc.assert(
      fc.property(rules, input, fc.nat(6), (list, ring, at) => {
        const idle: Rule = {
          id: 'idle',
          on: true,
          when: { type: 'any', of: [] },
          outcome: { verdict: 'block' },
        };
        const before = decide(list, ring);
        const after = decide([...list.slice(0, at), idle, ...list.slice(at)], ring);
        expect([after.verdict, decidingStep(after).rule]).toEqual([
          before.verdict,
          decidingStep(before).rule,
        ]);
      }),
    );
  });

  it('the opposite of a condition never holds together with it', () => {
    fc.assert(
      fc.property(condition, input, (when, ring) => {
        const holds = (what: Condition): boolean =>
          decide([{ id: 'one', on: true, when: what, outcome: { verdict: 'block' } }], ring).chain[0]
            ?.outcome === 'yes';
        expect(holds(when) && holds({ type: 'not', of: when })).toBe(false);
      }),
    );
  });

  it('a blocked person never gets through an arranged list, and nobody does while calls are not taken', () => {
    fc.assert(
      fc.property(switches, input, (chosen, ring) => {
        const { verdict } = decide(rulesOf(chosen), ring);
        if (ring.caller.blocked) expect(verdict).toBe('block');
        else if (!ring.situation.takeCalls) expect(verdict).toBe('silent');
      }),
    );
    fc.assert(
      fc.property(rules, input, (list, ring) => {
        const blocked = { ...ring, caller: { ...ring.caller, blocked: true } };
        expect(decide(arrangeRules(list), blocked).verdict).toBe('block');
        const { caller, situation } = ring;
        const off = {
          ...ring,
          caller: { ...caller, blocked: false },
          situation: { ...situation, takeCalls: false },
        };
        expect(decide(arrangeRules(list), off).verdict).toBe('silent');
      }),
    );
  });
});

describe('the switches', () => {
  it('come back from the list that they stand for', () => {
    fc.assert(
      fc.property(switches, (chosen) => {
        expect(switchesOf(rulesOf(chosen))).toEqual(chosen);
        expect(v.parse(rulesSchema, JSON.parse(JSON.stringify(rulesOf(chosen))))).toEqual(rulesOf(chosen));
      }),
    );
  });

  it('show nothing of a list with a rule of one’s own', () => {
    fc.assert(
      fc.property(switches, rule, fc.nat(10), (chosen, own, at) => {
        const list = rulesOf(chosen);
        expect(switchesOf([...list.slice(0, at), own, ...list.slice(at)])).toBeUndefined();
      }),
    );
  });
});

describe('a list from outside', () => {
  it('is taken as it is, put in order, or refused', () => {
    fc.assert(
      fc.property(rules, (list) => {
        expect(v.parse(rulesSchema, JSON.parse(JSON.stringify(list)))).toEqual(arrangeRules(list));
        expect(arrangeRules(arrangeRules(list))).toEqual(arrangeRules(list));
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (anything) => {
        if (v.is(rulesSchema, anything)) expect(Array.isArray(anything)).toBe(true);
      }),
    );
  });

  it('cannot take away what must hold', () => {
    const ids = (list: readonly Rule[]) => arrangeRules(list).map(({ id }) => id);
    expect(ids([])).toEqual(['blocked', 'do-not-disturb', 'own-verdict', 'everyone-else']);
    const forged: readonly Rule[] = [
      { id: 'everyone-else', on: false, when: { type: 'my-people' }, outcome: { verdict: 'silent' } },
      { id: 'blocked', on: false, when: { type: 'my-people' }, outcome: { verdict: 'ring' } },
    ];
    expect(arrangeRules(forged)).toMatchObject([
      { id: 'blocked', on: true, when: { type: 'blocked' }, outcome: { verdict: 'block' } },
      { id: 'do-not-disturb' },
      { id: 'own-verdict' },
      { id: 'everyone-else', on: true, when: { type: 'all', of: [] }, outcome: { verdict: 'silent' } },
    ]);
  });

  it.each([
    ['an unknown question', { id: 'x', on: true, when: { type: 'mood' }, outcome: { verdict: 'ring' } }],
    [
      'a newer field',
      { id: 'x', on: true, when: { type: 'my-people', of: 2 }, outcome: { verdict: 'ring' } },
    ],
    ['an unknown verdict', { id: 'x', on: true, when: { type: 'my-people' }, outcome: { verdict: 'maybe' } }],
    [
      'a negative limit',
      { id: 'x', on: true, when: { type: 'followers', atLeast: -1 }, outcome: { verdict: 'ring' } },
    ],
  ])('is refused as a whole for %s', (_, bad) => {
    expect(v.is(rulesSchema, [...rulesOf(inputSwitches()), bad])).toBe(false);
  });

  it('is taken with as many conditions as the editor can make, and refused with many times more', () => {
    const part: Condition = { type: 'not', of: { type: 'has-card' } };
    const all = (of: readonly Condition[]): Condition => ({ type: 'all', of });
    const list = (when: Condition) =>
      Array.from({ length: MAX_RULES - DEFAULT_RULES.length }, (_, index) => ({
        id: `mine-${index}`,
        on: true,
        when,
        outcome: { verdict: 'ring' },
      }));
    const row = all(Array.from({ length: MAX_BRANCHES }, () => part));
    expect(v.is(rulesSchema, list(row))).toBe(true);
    expect(v.is(rulesSchema, list(all([row, row, row])))).toBe(false);
  });

  it('is refused when it nests without end', () => {
    let when: unknown = { type: 'my-people' };
    for (let depth = 0; depth < 50; depth += 1) when = { type: 'not', of: when };
    expect(v.is(rulesSchema, [{ id: 'x', on: true, when, outcome: { verdict: 'ring' } }])).toBe(false);
  });
});

function inputSwitches(): Switches {
  return fc.sample(switches, { numRuns: 1, seed: 1 })[0] as Switches;
}
