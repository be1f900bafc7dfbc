import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../utils/core/people/fact.ts';
import { mergeFacts, mergeSeen, newPerson } from '../../../../utils/core/people/facts.ts';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import { NOW } from '../../../support/fakes/clock.ts';

const HOUR = 3_600_000;
const shown: Facts = { iFollow: { value: true, source: 'x-page', at: NOW } };

describe('a fact that is seen', () => {
  it('keeps its value, source and date, and what was not seen stays as it is', () => {
    const merged = mergeFacts(shown, { verified: false }, 'x-data', NOW + 1);
    expect(merged).toEqual({ ...shown, verified: { value: false, source: 'x-data', at: NOW + 1 } });
  });

  it('again within the hour is no news, and an hour later has a new date', () => {
    expect(mergeFacts(shown, { iFollow: true }, 'x-page', NOW + HOUR)).toBe(shown);
    expect(mergeFacts(shown, { iFollow: true }, 'x-page', NOW + HOUR + 1).iFollow?.at).toBe(NOW + HOUR + 1);
  });

  it('takes the source of X’s data once that says the same as the page did, and not back', () => {
    const better = mergeFacts(shown, { iFollow: true }, 'x-data', NOW + 1);
    expect(better.iFollow).toEqual({ value: true, source: 'x-data', at: NOW + 1 });
    expect(mergeFacts(better, { iFollow: true }, 'x-page', NOW + 2)).toBe(better);
  });

  it('newer wins whatever its source, and what is older changes nothing', () => {
    const data = mergeFacts({}, { iFollow: true }, 'x-data', NOW);
    expect(mergeFacts(data, { iFollow: false }, 'x-page', NOW + 1).iFollow?.value).toBe(false);
    expect(mergeFacts(data, { iFollow: false }, 'x-archive', NOW - 1)).toBe(data);
  });

  it('takes the place of what a clock that was ahead had dated', () => {
    const ahead = mergeFacts({}, { verified: true }, 'x-data', NOW + 1000 * HOUR);
    expect(mergeFacts(ahead, { verified: false }, 'x-page', NOW).verified).toEqual({
      value: false,
      source: 'x-page',
      at: NOW,
    });
    expect(mergeFacts(ahead, { verified: false }, 'x-archive', NOW)).toBe(ahead);
  });

  it('of a conversation is when it was seen first', () => {
    const first = mergeFacts({}, { conversationSince: NOW }, 'x-page', NOW);
    expect(mergeFacts(first, { conversationSince: NOW + HOUR }, 'x-page', NOW + 2 * HOUR)).toBe(first);
  });
});

describe('a person', () => {
  it('who shows nothing new stays the same object', () => {
    const known = { ...newPerson('1' as UserId, '2' as UserId, NOW), handle: 'bob' as Handle, facts: shown };
    expect(mergeSeen(known, { handle: 'bob' as Handle, facts: { iFollow: true } }, 'x-page', NOW)).toBe(
      known,
    );
    const renamed = mergeSeen(known, { handle: 'robert' as Handle, facts: {} }, 'x-page', NOW);
    expect(renamed).toEqual({ ...known, handle: 'robert' });
  });
});
