import { describe, expect, it } from 'vitest';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { newPerson } from '../../../../utils/core/people/facts.ts';
import { restorePerson } from '../../../../utils/core/people/kept-person.ts';
import type { Person } from '../../../../utils/core/people/person.ts';

const person = (change: Partial<Person> = {}): Person => ({
  ...newPerson('1' as UserId, '2' as UserId, 5),
  starred: true,
  note: 'choir',
  ...change,
});

describe('taking back what was done to a person', () => {
  it('puts back who is gone', () => {
    expect(restorePerson(person(), undefined, 'removed')).toEqual(person());
  });

  it('keeps what X showed of them since they were removed', () => {
    const kept = person({
      facts: {
        iFollow: { value: true, source: 'x-page', at: 1 },
        verified: { value: true, source: 'x-data', at: 9 },
      },
    });
    const met: Person = {
      ...newPerson('1' as UserId, '2' as UserId, 8),
      name: 'New name',
      facts: {
        iFollow: { value: false, source: 'x-page', at: 8 },
        verified: { value: false, source: 'x-page', at: 8 },
      },
    };
    expect(restorePerson(kept, met, 'removed')).toEqual({
      ...kept,
      name: 'New name',
      facts: { ...kept.facts, iFollow: met.facts.iFollow },
    });
  });

  it('keeps since when there is a conversation, however often it was seen since', () => {
    const since = (value: number) => ({ conversationSince: { value, source: 'x-page', at: value } }) as const;
    const met: Person = { ...newPerson('1' as UserId, '2' as UserId, 8), facts: since(9) };
    expect(restorePerson(person({ facts: since(1) }), met, 'removed')?.facts).toEqual(since(1));
  });

  it.each([
    ['blocked', { blocked: true }, { blocked: false }],
    ['unstarred', { starred: false }, { starred: true }],
    ['verdict', { verdict: 'ring', accepted: true }, { verdict: undefined, accepted: false }],
    ['verdict', { verdict: 'silent', accepted: true }, { verdict: undefined, accepted: true }],
    ['device-removed', {}, {}],
    ['device-confirmed', {}, {}],
  ] as const)(
    'after “%s” changes back that alone, and no note that was written since',
    (act, done, undone) => {
      const now = person({ ...done, note: 'choir, alto' });
      expect(restorePerson(person(), now, act)).toEqual({ ...person(undone), note: 'choir, alto' });
    },
  );

  it('unblocks a stranger of whom nothing was known', () => {
    const blocked = person({ blocked: true });
    expect(restorePerson(undefined, blocked, 'blocked')?.blocked).toBe(false);
    expect(restorePerson(undefined, undefined, 'blocked')).toBeUndefined();
  });
});
