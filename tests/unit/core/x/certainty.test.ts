import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import type { Partner } from '../../../../utils/core/people/seen.ts';
import { NOBODY, settle, SETTLE_MS, type Certainty, type Look } from '../../../../utils/core/x/certainty.ts';

const person = (id: string, handle: string): Partner => ({ id: id as UserId, handle: handle as Handle });
const bob = person('12', 'bob');
const carol = person('13', 'carol');

/** Conversation of `of`, header link of `shown`. */
const look = (of: Partner | undefined, shown: Partner | undefined, change: Partial<Look> = {}): Look => ({
  subject: of?.id,
  shown: shown?.handle,
  // Without a row, URL and header are all there is, and they cannot contradict each other.
  partner: of && shown && { id: of.id, handle: shown.handle },
  witnessed: false,
  ...change,
});

const run = (...steps: readonly (readonly [ms: number, look: Look])[]): Certainty =>
  steps.reduce((state, [ms, seen]) => settle(state, seen, ms), NOBODY);
const certain = (state: Certainty): string | undefined =>
  state.isCertain ? `${state.candidate?.partner.handle} ${state.candidate?.partner.id}` : undefined;

describe('certainty', () => {
  it('comes when all sources have agreed for a moment', () => {
    expect(certain(run([0, look(bob, bob)], [SETTLE_MS - 1, look(bob, bob)]))).toBeUndefined();
    expect(certain(run([0, look(bob, bob)], [SETTLE_MS, look(bob, bob)]))).toBe('bob 12');
  });

  it('goes with the first look that does not agree, and starts anew', () => {
    const lost = run([0, look(bob, bob)], [300, look(bob, bob)], [400, look(bob, undefined)]);
    expect(certain(lost)).toBeUndefined();
    expect(certain(settle(lost, look(bob, bob), 401))).toBeUndefined();
    expect(certain(settle(settle(lost, look(bob, bob), 401), look(bob, bob), 651))).toBe('bob 12');
  });

  it('never takes the link of the person before for the new one, however long it stays', () => {
    const stale = run(
      [0, look(bob, bob)],
      [300, look(bob, bob)],
      [400, look(carol, bob)],
      [9000, look(carol, bob)],
    );
    expect(certain(stale)).toBeUndefined();
    expect(certain(settle(settle(stale, look(carol, carol), 9001), look(carol, carol), 9251))).toBe(
      'carol 13',
    );
  });

  it('nor a left-over of somebody who was never certain', () => {
    const quick = run([0, look(bob, bob)], [50, look(carol, bob)], [2000, look(carol, bob)]);
    expect(certain(quick)).toBeUndefined();
  });

  it('nor a left-over that outlives a visit to the inbox', () => {
    const state = run(
      [0, look(bob, bob)],
      [50, look(undefined, bob)],
      [90, look(carol, bob)],
      [2000, look(carol, bob)],
    );
    expect(certain(state)).toBeUndefined();
  });

  it('comes back at once settled when a person turns round before the header has changed', () => {
    const state = run(
      [0, look(bob, bob)],
      [50, look(carol, bob)],
      [90, look(bob, bob)],
      [400, look(bob, bob)],
    );
    expect(certain(state)).toBe('bob 12');
  });

  it('accepts an unchanged link when the selected row names the same person', () => {
    const witnessed = look(carol, bob, { partner: { ...bob, id: carol.id }, witnessed: true });
    expect(certain(run([0, look(bob, bob)], [50, witnessed], [400, witnessed]))).toBe('bob 13');
  });

  it('keeps a handle with the id that it was first certain for, even against a row', () => {
    const forged = look(carol, bob, { witnessed: true });
    const state = run([0, look(bob, bob)], [300, look(bob, bob)], [400, forged], [900, forged]);
    expect(certain(state)).toBeUndefined();
  });

  it('is never about anybody but the last look’s partner', () => {
    const people = [undefined, bob, carol];
    const step = fc.tuple(fc.nat(400), fc.constantFrom(...people), fc.constantFrom(...people), fc.boolean());
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let now = 0;
        let state = NOBODY;
        for (const [ms, of, shown, witnessed] of steps) {
          now += ms;
          state = settle(state, look(of, shown, { witnessed }), now);
          if (state.isCertain) expect(state.candidate?.partner).toEqual(look(of, shown).partner);
        }
      }),
    );
  });
});
