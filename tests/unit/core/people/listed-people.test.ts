import { describe, expect, it } from 'vitest';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { newPerson } from '../../../../utils/core/people/facts.ts';
import { createPeopleChooser } from '../../../../utils/core/people/listed-people.ts';
import type { Person } from '../../../../utils/core/people/person.ts';

const ME = '1' as UserId;
const other = (id: number, change: Partial<Person> = {}): Person => ({
  ...newPerson(ME, String(id) as UserId, id),
  ...change,
});

const choose = (people: readonly Person[], known: readonly string[] = []) => {
  const chooser = createPeopleChooser((id) => known.includes(id), 3);
  for (const person of people) chooser.add([person]);
  const { people: chosen, more } = chooser.chosen();
  return { ids: chosen.map(({ userId }) => Number(userId)).sort((a, b) => a - b), more };
};

const crowd = Array.from({ length: 20 }, (_, index) => other(index + 10));

describe('who is listed', () => {
  it('is everyone while there is room', () => {
    expect(choose(crowd.slice(0, 3))).toEqual({ ids: [10, 11, 12], more: false });
  });

  it('is those seen last when there are too many others, and it says so', () => {
    expect(choose(crowd)).toEqual({ ids: [27, 28, 29], more: true });
    expect(choose(crowd.toReversed())).toEqual({ ids: [27, 28, 29], more: true });
  });

  it.each<[string, Partial<Person>]>([
    ['starred', { starred: true }],
    ['blocked', { blocked: true }],
    ['accepted', { accepted: true }],
    ['noted', { note: 'choir' }],
    ['given a verdict', { verdict: 'silent' }],
    ['hidden from', { relayOnly: true }],
  ])('always has who was %s', (_, change) => {
    expect(choose([other(1, change), ...crowd]).ids).toEqual([1, 27, 28, 29]);
  });

  it('always has who has a card or stands in Recent', () => {
    expect(choose([other(1), ...crowd], ['1']).ids).toEqual([1, 27, 28, 29]);
  });

  it('counts the last fact, not the first sight', () => {
    const seen = other(1, { facts: { iFollow: { value: true, source: 'x-data', at: 99 } } });
    expect(choose([seen, ...crowd]).ids).toEqual([1, 28, 29]);
  });
});
