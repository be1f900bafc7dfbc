import { describe, expect, it } from 'vitest';
import { newPerson } from '../../../../utils/core/people/facts.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { YesNoFact as FactName } from '../../../../utils/core/people/fact.ts';
import type { Person } from '../../../../utils/core/people/person.ts';
import { decideRing, isNamedByRule } from '../../../../utils/core/screening/decide.ts';
import { DEFAULT_SWITCHES } from '../../../../utils/core/screening/switches.ts';

const person = (change: Partial<Person> = {}): Person => ({
  ...newPerson('7' as UserId, '42' as UserId, 0),
  ...change,
});
const fact = (name: FactName, value: boolean) =>
  ({ facts: { [name]: { value, source: 'x-page', at: 5 } } }) as const;

describe('who may ring', () => {
  it('asks a stranger for a reason by default', () => {
    expect(decideRing(person(), DEFAULT_SWITCHES)).toEqual({ verdict: 'ask', key: 'everyone-else' });
  });

  it('lets people I follow ring and says since when it knows', () => {
    expect(decideRing(person(fact('iFollow', true)), DEFAULT_SWITCHES)).toEqual({
      verdict: 'ring',
      key: 'i-follow',
      fact: { name: 'iFollow', at: 5 },
    });
  });

  it('does not take an unknown or a false fact for a match', () => {
    expect(decideRing(person(fact('iFollow', false)), DEFAULT_SWITCHES).key).toBe('everyone-else');
    expect(decideRing(person(fact('followsMe', true)), DEFAULT_SWITCHES).key).toBe('everyone-else');
  });

  it('lets verified accounts ring only when that is switched on', () => {
    const verified = person(fact('verified', true));
    expect(decideRing(verified, DEFAULT_SWITCHES).verdict).toBe('ask');
    expect(decideRing(verified, { ...DEFAULT_SWITCHES, verified: true }).verdict).toBe('ring');
  });

  it('lets an accepted card ring, and a card that was only read not', () => {
    expect(decideRing(person({ accepted: true }), DEFAULT_SWITCHES).key).toBe('has-card');
    expect(decideRing(person({ accepted: false }), DEFAULT_SWITCHES).verdict).toBe('ask');
  });

  it('silences everyone while calls are not taken, my people too', () => {
    const off = { ...DEFAULT_SWITCHES, takeCalls: false };
    expect(decideRing(person({ starred: true }), off)).toEqual({
      verdict: 'silent',
      key: 'not-taking-calls',
    });
  });

  it('blocks a blocked person whatever else is true', () => {
    expect(decideRing(person({ blocked: true, starred: true }), DEFAULT_SWITCHES).verdict).toBe('block');
  });
});

describe('a rule that names somebody', () => {
  it('is a group, never the card itself or everyone else', () => {
    expect(isNamedByRule(person({ accepted: true }), DEFAULT_SWITCHES)).toBe(false);
    expect(isNamedByRule(person({ starred: true }), DEFAULT_SWITCHES)).toBe(true);
    expect(isNamedByRule(person({ starred: true, blocked: true }), DEFAULT_SWITCHES)).toBe(false);
  });

  it('counts while calls are not taken: proof and peace are two things', () => {
    expect(isNamedByRule(person({ starred: true }), { ...DEFAULT_SWITCHES, takeCalls: false })).toBe(true);
  });
});
