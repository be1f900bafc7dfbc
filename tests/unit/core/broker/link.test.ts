import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  presenceOf,
  startLink,
  transition,
  type CloseReason,
  type LinkEvent,
  type LinkState,
} from '../../../../utils/core/broker/link.ts';

/** Runs events from the start and gives the last step. */
const after = (...events: readonly LinkEvent[]) =>
  events.reduce((step, event) => transition(step.state, event), startLink(0));

const closed = (at: number, why: CloseReason = 'unreachable', random = 0): LinkEvent => ({
  type: 'closed',
  why,
  at,
  random,
});
const proved = (at: number): LinkEvent => ({ type: 'proved', at });
const nudge = (at: number): LinkEvent => ({ type: 'nudge', at });
const retry: LinkEvent = { type: 'delay-over' };

/** Tries that all fail, `every` ms apart, until `until`; gives the waits. */
const waitsOf = (until: number, random: number): number[] => {
  const waits: number[] = [];
  let at = 0;
  let { state } = startLink(0);
  while (at < until) {
    const step = transition(state, closed(at, 'unreachable', random));
    const [effect] = step.effects;
    if (effect?.type !== 'wait') throw new Error('no wait');
    waits.push(effect.ms);
    at += effect.ms;
    ({ state } = transition(step.state, retry));
  }
  return waits;
};

describe('the link to the broker', () => {
  test('connects at once and is open when a probe came back', () => {
    expect(startLink(0).effects).toEqual([{ type: 'connect' }]);
    expect(presenceOf(startLink(0).state)).toEqual({ state: 'connecting', since: 0, why: 'starting' });
    expect(presenceOf(after(proved(5)).state)).toEqual({ state: 'open', since: 5 });
  });

  test('retries after 1, 2 and 4 s, then every 5 to 8 s for 10 minutes, then every minute', () => {
    const quick = waitsOf(900_000, 0);
    expect(quick.slice(0, 5)).toEqual([1000, 2000, 4000, 5000, 5000]);
    expect(waitsOf(30_000, 0.999).slice(3)).toEqual([7997, 7997, 7997]);
    const eager = quick.filter((ms) => ms < 60_000).reduce((sum, ms) => sum + ms, 0);
    expect(eager).toBeGreaterThanOrEqual(600_000);
    expect(eager).toBeLessThan(610_000);
    expect(quick.slice(-3)).toEqual([60_000, 60_000, 60_000]);
  });

  test('a lost link is missed from the moment of its loss, and retried quickly again', () => {
    const lost = after(closed(1), retry, closed(2), retry, proved(50), closed(100));

    expect(lost.effects).toEqual([{ type: 'wait', ms: 1000 }]);
    expect(presenceOf(lost.state)).toEqual({ state: 'connecting', since: 100, why: 'broker-unreachable' });
    expect(presenceOf(transition(lost.state, retry).state)).toEqual(presenceOf(lost.state));
  });

  test('a network or wake event connects at once and starts the delays anew', () => {
    const slow = after(closed(0), retry, closed(700_000));
    expect(transition(after(closed(0), retry, closed(1)).state, nudge(2)).effects).toEqual([
      { type: 'connect' },
    ]);
    const nudged = transition(slow.state, nudge(700_001));
    expect(nudged.effects).toEqual([{ type: 'connect' }]);
    expect(transition(nudged.state, closed(700_002)).effects).toEqual([{ type: 'wait', ms: 1000 }]);
  });

  test('a network or wake event makes an open link prove itself', () => {
    expect(after(proved(5), nudge(6)).effects).toEqual([{ type: 'probe' }]);
    expect(presenceOf(after(proved(5), nudge(6), proved(7)).state)).toEqual({ state: 'open', since: 5 });
  });

  test('an address counts as taken after 120 s of nothing but ID-TAKEN, not before', () => {
    const taken = (at: number) => closed(at, 'taken');
    const why = (...events: readonly LinkEvent[]) => presenceOf(after(...events).state);

    expect(why(taken(10), retry, taken(120_010))).toMatchObject({ why: 'address-held' });
    expect(why(taken(10), retry, taken(120_011))).toEqual({
      state: 'connecting',
      since: 0,
      why: 'address-taken',
    });
    expect(why(taken(10), retry, closed(60_000), retry, taken(120_011))).toMatchObject({
      why: 'address-held',
    });
    expect(why(taken(10), retry, proved(20), closed(130_000, 'taken'))).toMatchObject({
      why: 'address-held',
    });
  });

  test('says what is in the way', () => {
    expect(presenceOf(after(closed(1, 'offline')).state)).toMatchObject({ why: 'offline' });
    expect(presenceOf(after(closed(1, 'refused')).state)).toMatchObject({ why: 'broker-refused' });
  });

  test('never rests: a link that is not open is always trying or has a try ahead', () => {
    const event = fc.oneof(
      fc.record({ type: fc.constant('proved' as const), at: fc.nat() }),
      fc.record({
        type: fc.constant('closed' as const),
        why: fc.constantFrom<CloseReason>('offline', 'unreachable', 'refused', 'taken'),
        at: fc.nat(),
        random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      }),
      fc.record({ type: fc.constant('delay-over' as const) }),
      fc.record({ type: fc.constant('nudge' as const), at: fc.nat() }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let state: LinkState = startLink(0).state;
        for (const one of events) {
          const step = transition(state, one);
          const effects = step.effects.map(({ type }) => type);
          if (step.state.phase === 'waiting' && state.phase !== 'waiting') expect(effects).toEqual(['wait']);
          if (step.state.phase === 'connecting' && state.phase !== 'connecting')
            expect(effects).toEqual(['connect']);
          ({ state } = step);
        }
      }),
    );
  });
});
