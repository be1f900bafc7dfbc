import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import type { Partner } from '../../../../utils/core/people/seen.ts';
import {
  certainPartner,
  forgetAccount,
  NOBODY,
  settle,
  SETTLE_MS,
  OWED_MS,
  SLOW_MS,
  UNSEEN,
  type Certainty,
  type Look,
} from '../../../../utils/core/x/certainty.ts';

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

  it('waits long for a link that may be the late one of a conversation whose handle never came', () => {
    const late = run(
      [0, look(bob, undefined)],
      [1000, look(carol, undefined)],
      [1900, look(carol, bob)],
      [2700, look(carol, bob)],
    );
    expect(certain(late)).toBeUndefined();
    const mended = settle(late, look(carol, carol), 2800);
    expect(certain(settle(mended, look(carol, carol), 2800 + OWED_MS - 1))).toBeUndefined();
    expect(certain(settle(mended, look(carol, carol), 2800 + OWED_MS))).toBe('carol 13');
  });

  it('waits as long when the inbox, or several conversations without a handle, came between', () => {
    const inbox = look(undefined, undefined);
    const dave = person('14', 'dave');
    const late = run(
      [0, look(bob, undefined)],
      [500, inbox],
      [900, look(dave, undefined)],
      [1000, look(carol, bob)],
      [2000, look(carol, bob)],
    );
    expect(certain(late)).toBeUndefined();
  });

  it('waits as long for the first header that it sees when another page stood there before', () => {
    const first = [0, OWED_MS - 1, OWED_MS].map((ms) => [ms, look(carol, bob)] as const);
    const seen = (looks: typeof first): Certainty =>
      looks.reduce((state, [ms, one]) => settle(state, one, ms), UNSEEN);
    expect(certain(seen(first.slice(0, 2)))).toBeUndefined();
    expect(certain(seen(first))).toBeDefined();
  });

  it('does not wait when a row names the person', () => {
    const carolSeen = look(carol, carol, { witnessed: true });
    expect(certain(run([0, look(bob, undefined)], [100, carolSeen], [350, carolSeen]))).toBe('carol 13');
  });

  it('does not wait when the handle before is known, nor for a handle known before', () => {
    const there = [
      [0, look(bob, bob)],
      [300, look(bob, bob)],
      [400, look(carol, bob)],
      [500, look(carol, undefined)],
      [900, look(carol, carol)],
    ] as const;
    expect(certain(run(...there, [1150, look(carol, carol)]))).toBe('carol 13');
    expect(certain(run(...there, [1000, look(bob, bob)], [1250, look(bob, bob)]))).toBe('bob 12');
  });

  it('never takes a link for another’s that stood there for a blink, whatever came between', () => {
    const inbox = look(undefined, undefined);
    const stale = run([0, look(bob, bob)], [100, inbox], [200, look(carol, bob)], [9000, look(carol, bob)]);
    expect(certain(stale)).toBeUndefined();
    expect(certain(settle(settle(stale, look(carol, carol), 9001), look(carol, carol), 9251))).toBe(
      'carol 13',
    );
  });

  it('does not keep a late link from its true owner', () => {
    const state = run(
      [0, look(bob, undefined)],
      [100, look(carol, bob)],
      [200, look(bob, bob)],
      [200 + OWED_MS, look(bob, bob)],
    );
    expect(certain(state)).toBe('bob 12');
  });

  it('waits long for a link that came from a place without a conversation', () => {
    const state = run([0, look(undefined, bob)], [300, look(carol, bob)], [2000, look(carol, bob)]);
    expect(certain(state)).toBeUndefined();
  });

  it('waits long when a known person’s header changes to another handle', () => {
    const state = run(
      [0, look(bob, bob)],
      [300, look(bob, bob)],
      [400, look(bob, carol)],
      [900, look(bob, carol)],
    );
    expect(certain(state)).toBeUndefined();
  });

  it('does not give my own handle to the person who had my account before', () => {
    // Bob’s account took over the page: its conversation with me now has me as the partner, below Bob’s link.
    const mine = run([0, look(bob, bob)], [300, look(bob, bob)]);
    const stale = look(person('345', 'alice'), bob, { subject: bob.id });
    expect(certain(settle(settle(forgetAccount(mine), stale, 400), stale, 9000))).toBeUndefined();
    expect(certain(settle(forgetAccount(mine), look(bob, bob), 9000))).toBeUndefined();
  });

  it('knows a handle again in another account’s conversation', () => {
    const other = look(bob, bob, { subject: '12-99' });
    const before = forgetAccount(run([0, look(bob, bob)], [300, look(bob, bob)]));
    expect(certain(settle(settle(before, other, 400), other, 650))).toBe('bob 12');
  });

  it('keeps an id with the profile that it was first seen on, and waits for an id that comes later', () => {
    // The URL of a profile gives the handle, and what may be left over is the id.
    const profile = (of: Partner, shown: Partner): Look =>
      look(of, shown, { subject: of.handle, shown: shown.id, partner: { ...of, id: shown.id } });
    const passing = run([0, profile(bob, bob)], [50, profile(carol, bob)], [9000, profile(carol, bob)]);
    expect(certain(passing)).toBeUndefined();
    const wrong = run([0, profile(carol, bob)], [SETTLE_MS, profile(carol, bob)]);
    expect(certain(wrong)).toBe('carol 12');
    const mended = settle(wrong, profile(carol, carol), 1000);
    expect(certain(mended)).toBeUndefined();
    expect(certain(settle(mended, profile(carol, carol), 1000 + SLOW_MS))).toBe('carol 13');
  });

  it('waits where another name comes over the same link and id, unless the row has that name, too', () => {
    const named = (name: string, isNamed = false): Look =>
      look(bob, bob, { partner: { ...bob, name }, witnessed: true, isNamed });
    const renamed = run([0, named('Bob')], [SETTLE_MS, named('Bob')], [400, named('Carol')]);
    expect(certain(run([0, named('Bob')], [SETTLE_MS, named('Bob')]))).toBe('bob 12');
    expect(certain(renamed)).toBeUndefined();
    expect(certain(settle(renamed, named('Carol'), 400 + SLOW_MS - 1))).toBeUndefined();
    expect(certain(settle(renamed, named('Carol'), 400 + SLOW_MS))).toBe('bob 12');
    expect(certain(settle(renamed, named('Carol', true), 400 + SETTLE_MS))).toBe('bob 12');
  });

  it('has a name once the row has it, too, or it stood for long: it may be that of the person before', () => {
    const at = (state: Certainty, ms: number) => certainPartner(state, ms)?.name;
    const named = (name: string, isNamed = false): Look =>
      look(carol, carol, { partner: { ...carol, name }, witnessed: true, isNamed });
    const stale = run([0, named('Bob')], [SETTLE_MS, named('Bob')]);
    expect(certainPartner(stale, SETTLE_MS)).toEqual(carol);
    const right = settle(stale, named('Carol', true), 700);
    expect(at(settle(right, named('Carol', true), 700 + SETTLE_MS), 700 + SETTLE_MS)).toBe('Carol');
    const alone = run([0, named('Carol')], [SETTLE_MS, named('Carol')], [SLOW_MS, named('Carol')]);
    expect([at(alone, SLOW_MS - 1), at(alone, SLOW_MS)]).toEqual([undefined, 'Carol']);
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
