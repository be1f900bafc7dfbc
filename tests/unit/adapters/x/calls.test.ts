// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCalls } from '../../../../utils/adapters/x/calls.ts';
import type { XPage } from '../../../../utils/adapters/x/page.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('look again some time after each click, for what a drawer brings late, and not after the end', () => {
  const life = new AbortController();
  const soon = vi.fn();
  const side = { send: async () => undefined, listen: () => {} };
  createCalls({ side, pace: { soon }, signal: life.signal } as unknown as XPage, () => () => {}, 'Ahoy');
  document.body.click();
  vi.advanceTimersByTime(1000);
  expect(soon).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(soon).toHaveBeenCalledOnce();
  life.abort();
  document.body.click();
  vi.advanceTimersByTime(2000);
  expect(soon).toHaveBeenCalledOnce();
});
