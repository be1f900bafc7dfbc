import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { START } from '../../../support/call-ladder.ts';
import { type Act, act, type Fate, fate, reasonOf, runCall } from '../../../support/two-sides.ts';

it('ends both sides in bounded time unless both are in the call', () => {
  fc.assert(
    fc.property(
      fc.array(fate, { minLength: 1, maxLength: 12 }),
      fc.array(act, { maxLength: 5 }),
      (fates, acts) => {
        const { state } = runCall(fates, acts);
        const alice = state.alice.phase;
        const bob = state.bob?.phase ?? 'ended';
        expect(alice === 'ended' || alice === 'live').toBe(true);
        expect(bob === 'ended' || bob === 'live').toBe(true);
        expect(alice === 'live').toBe(bob === 'live');
      },
    ),
    { numRuns: 1_500 },
  );
});

it('agrees on whether there was a call at all', () => {
  fc.assert(
    fc.property(
      fc.array(fate, { minLength: 1, maxLength: 12 }),
      fc.array(act, { maxLength: 5 }),
      (fates, acts) => {
        const { state, wasLive } = runCall(fates, acts);
        // A side that was live has a counterpart that had accepted or connected, never one that only rang.
        if (wasLive.alice)
          expect(['missed', 'cancelled-by-peer', 'declined', 'silenced', 'ignored']).not.toContain(
            reasonOf(state.bob),
          );
        if (wasLive.bob)
          expect(['no-answer', 'unreachable', 'declined-by-peer', 'busy']).not.toContain(
            reasonOf(state.alice),
          );
      },
    ),
    { numRuns: 1_500 },
  );
});

it('agrees on the reason when the wire is sound', () => {
  const sound: Fate[] = [{ lost: false, twice: false, delay: 20 }];
  const reasons = (acts: Act[]) => {
    const { state } = runCall(sound, acts);
    return [reasonOf(state.alice), reasonOf(state.bob)];
  };
  const by = (side: Act['side'], what: Act['act'], at = 5_000): Act => ({ side, act: what, at: START + at });
  expect(reasons([])).toEqual(['no-answer', 'missed']);
  expect(reasons([by('bob', 'decline')])).toEqual(['declined-by-peer', 'declined']);
  expect(reasons([by('bob', 'ignore')])).toEqual(['no-answer', 'ignored']);
  expect(reasons([by('alice', 'hang-up')])).toEqual(['cancelled', 'cancelled-by-peer']);
  expect(reasons([by('alice', 'close')])).toEqual(['cancelled', 'cancelled-by-peer']);
  expect(reasons([by('bob', 'accept'), by('alice', 'hang-up', 9_000)])).toEqual([
    'hung-up',
    'hung-up-by-peer',
  ]);
  expect(reasons([by('bob', 'accept'), by('bob', 'close', 9_000)])).toEqual([
    'hung-up-by-peer',
    'window-closed',
  ]);
});
