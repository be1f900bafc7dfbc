import { expect, test } from 'vitest';
import { createHostTimers } from '../../../../utils/models/broker-host/timers.ts';
import type { Delays } from '../../../../utils/models/ports/system.ts';

test('a timer that slept with the machine fires when it is set again, and one that is still to come is left alone', () => {
  let now = 1000;
  const waits: number[] = [];
  const delays: Delays = { after: (ms) => void waits.push(ms) };
  const timers = createHostTimers({ now: () => now }, delays, () => {});
  timers.set('ring', 46_000);
  timers.set('ring', 46_000);
  expect(waits).toEqual([45_000]);
  // Hours of sleep, in which the browser's own timers stood still.
  now = 9_000_000;
  timers.set('ring', 46_000);
  expect(waits).toEqual([45_000, 0]);
});
