import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPace } from '../../../../utils/adapters/x/pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the pace', () => {
  it('makes one look of a burst, and the earliest call decides when', () => {
    const look = vi.fn();
    const pace = createPace(look, new AbortController().signal);
    pace.soon(200);
    for (let call = 0; call < 50; call += 1) pace.soon();
    vi.advanceTimersByTime(50);
    expect(look).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1000);
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('probes for what is missing with growing waits, and gives up', () => {
    const look = vi.fn(() => pace.probe());
    const pace = createPace(look, new AbortController().signal);
    pace.probe();
    vi.advanceTimersByTime(1000);
    expect(look.mock.calls.length).toBeGreaterThan(3);
    vi.advanceTimersByTime(10 * 60_000);
    const probes = look.mock.calls.length;
    expect(probes).toBeLessThan(20);
    expect(vi.getTimerCount()).toBe(0);
    pace.rest();
    pace.probe();
    vi.advanceTimersByTime(1000);
    expect(look.mock.calls.length).toBeGreaterThan(probes);
  });

  it('goes on once a minute for what comes without a sign', () => {
    let isSilent = true;
    const look = vi.fn(() => pace.probe(isSilent));
    const pace = createPace(look, new AbortController().signal);
    pace.probe(isSilent);
    vi.advanceTimersByTime(5 * 60_000);
    look.mockClear();
    vi.advanceTimersByTime(10 * 60_000);
    expect(look).toHaveBeenCalledTimes(10);
    isSilent = false;
    vi.advanceTimersByTime(60_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind at rest or after the end', () => {
    const life = new AbortController();
    const pace = createPace(vi.fn(), life.signal);
    pace.probe();
    pace.rest();
    expect(vi.getTimerCount()).toBe(0);
    pace.probe();
    pace.soon();
    life.abort();
    pace.soon();
    pace.probe();
    expect(vi.getTimerCount()).toBe(0);
  });
});
