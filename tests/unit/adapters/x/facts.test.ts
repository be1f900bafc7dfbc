// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFacts, type Facts } from '../../../../utils/adapters/x/facts.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { SeenPerson } from '../../../../utils/core/people/seen.ts';

const [ALICE, WORK] = ['345', '346'] as UserId[] as [UserId, UserId];
const person = (id: string, facts: SeenPerson['facts'] = { iFollow: true }): SeenPerson => ({
  id: id as UserId,
  facts,
});
const bob = person('12');
const carol = person('13');

let life: AbortController;
let sent: unknown[];
let facts: Facts;
beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  sent = [];
  facts = createFacts((me, people, source) => void sent.push([me, people, source]), life.signal);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});
const pass = () => vi.advanceTimersByTime(1000);

describe('what X shows of people', () => {
  it('goes on in batches, and only when it is news', () => {
    facts.offer(ALICE, [bob], 'x-page');
    facts.offer(ALICE, [bob, carol], 'x-page');
    pass();
    facts.offer(ALICE, [bob], 'x-page');
    pass();
    expect(sent).toEqual([[ALICE, [bob, carol], 'x-page']]);
  });

  it('is told for each account that saw it, and of nobody else’s', () => {
    facts.offer(ALICE, [bob], 'x-page');
    facts.offer(WORK, [carol, bob], 'x-page');
    pass();
    expect(sent).toEqual([
      [ALICE, [bob], 'x-page'],
      [WORK, [carol, bob], 'x-page'],
    ]);
  });

  it('is told when the page goes, and not after the end', () => {
    facts.offer(ALICE, [bob], 'x-data');
    dispatchEvent(new Event('pagehide'));
    expect(sent).toEqual([[ALICE, [bob], 'x-data']]);
    facts.offer(ALICE, [carol], 'x-data');
    life.abort();
    pass();
    dispatchEvent(new Event('pagehide'));
    expect(sent).toHaveLength(1);
  });
});
