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

  it('is told again when another source, or the same, shows it otherwise than it was told last', () => {
    const not = person('12', { iFollow: false });
    for (const [seen, source] of [
      [bob, 'x-data'],
      [not, 'x-page'],
      [not, 'x-page'],
      [bob, 'x-data'],
      [bob, 'x-data'],
      [not, 'x-page'],
    ] as const) {
      facts.offer(ALICE, [seen], source);
      pass();
    }
    expect(sent).toEqual([
      [ALICE, [bob], 'x-data'],
      [ALICE, [not], 'x-page'],
      [ALICE, [bob], 'x-data'],
      [ALICE, [not], 'x-page'],
    ]);
  });

  it('is told in the order in which sources showed it, of each person once in a batch', () => {
    facts.offer(ALICE, [bob], 'x-data');
    facts.offer(ALICE, [person('12', { verified: true })], 'x-data');
    facts.offer(ALICE, [bob], 'x-page');
    facts.offer(ALICE, [person('12', { iFollow: false })], 'x-data');
    pass();
    expect(sent).toEqual([
      [ALICE, [person('12', { iFollow: true, verified: true })], 'x-data'],
      [ALICE, [bob], 'x-page'],
      [ALICE, [person('12', { iFollow: false })], 'x-data'],
    ]);
  });

  it('takes no turns between places that show different facts, and counts no followers', () => {
    for (let followers = 1; followers < 5; followers += 1) {
      facts.offer(ALICE, [person('12', { verified: true })], 'x-data');
      facts.offer(ALICE, [person('12', { iFollow: true, followers })], 'x-data');
      pass();
    }
    expect(sent).toHaveLength(1);
  });

  it('is told again after some minutes, since others may have changed it', () => {
    facts.offer(ALICE, [bob], 'x-data');
    vi.advanceTimersByTime(200_000);
    facts.offer(ALICE, [bob], 'x-data');
    pass();
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(150_000);
    facts.offer(ALICE, [bob], 'x-data');
    pass();
    expect(sent).toHaveLength(2);
  });

  it('is told each time that somebody is seen to have written last', () => {
    for (let times = 0; times < 2; times += 1) {
      facts.offer(ALICE, [person('12', { wroteLast: 'them' })], 'x-page');
      pass();
    }
    expect(sent).toHaveLength(2);
  });
});
