import { describe, expect, it } from 'vitest';
import { decideReachability } from '../../../../utils/core/call/reachability.ts';
import { NOW } from '../../../support/fakes/clock.ts';

describe('being reached', () => {
  it('is doubtful for the first minute of an outage, and over after it', () => {
    const outage = { state: 'connecting', since: NOW, why: 'address-held' } as const;
    expect(decideReachability(outage, true, NOW + 59_999)).toMatchObject({ state: 'reconnecting' });
    expect(decideReachability(outage, true, NOW + 60_000)).toMatchObject({ state: 'unreachable' });
  });

  it.each(['offline', 'same-keys'] as const)(
    'is over at once when nothing will change by itself: %s',
    (why) => {
      const outage = { state: 'connecting', since: NOW, why } as const;
      expect(decideReachability(outage, true, NOW)).toEqual({ state: 'unreachable', since: NOW, why });
    },
  );

  it('goes on beside a copy of this browser that wants the address, which is told', () => {
    const open = { state: 'open', since: NOW, twinAt: NOW } as const;
    expect(decideReachability(open, false, NOW)).toEqual({
      state: 'reachable',
      takeCalls: false,
      twinAt: NOW,
    });
    expect(decideReachability({ state: 'open', since: NOW }, true, NOW)).toEqual({
      state: 'reachable',
      takeCalls: true,
    });
  });
});
