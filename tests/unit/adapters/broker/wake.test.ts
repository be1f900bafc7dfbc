import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchWake } from '../../../../utils/adapters/broker/wake.ts';

beforeEach(() => vi.useFakeTimers({ now: 0, toFake: ['setInterval', 'clearInterval', 'Date'] }));
afterEach(() => vi.useRealTimers());

test('a machine that slept is noticed at the first look afterwards, one that was only busy is not', () => {
  const woke = vi.fn<() => void>();
  const end = new AbortController();
  watchWake(woke, { now: () => Date.now() }, end.signal);
  vi.advanceTimersByTime(60_000);
  vi.setSystemTime(Date.now() + 10_000);
  vi.advanceTimersByTime(5000);
  expect(woke).not.toHaveBeenCalled();

  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(5000);
  expect(woke).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(60_000);
  expect(woke).toHaveBeenCalledOnce();

  end.abort();
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(60_000);
  expect(woke).toHaveBeenCalledOnce();
});
