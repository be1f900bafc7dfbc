import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { delays } from '../../../../utils/adapters/media/delays.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const listenersOf = ({ signal }: AbortController): number => getEventListeners(signal, 'abort').length;

test('a timer that rang leaves nothing on the signal, which lives as long as the call', () => {
  const until = new AbortController();
  const rang: string[] = [];
  delays.after(10, () => rang.push('first'), until.signal);
  delays.after(20, () => rang.push('second'), until.signal);
  vi.advanceTimersByTime(10);
  expect(rang).toEqual(['first']);
  expect(listenersOf(until)).toBe(1);
  vi.advanceTimersByTime(10);
  expect(rang).toEqual(['first', 'second']);
  expect(listenersOf(until)).toBe(0);
});

test('a timer does not ring once it is called off', () => {
  const until = new AbortController();
  const rang: string[] = [];
  delays.after(10, () => rang.push('called off'), until.signal);
  until.abort();
  delays.after(10, () => rang.push('too late'), until.signal);
  vi.advanceTimersByTime(20);
  expect(rang).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
