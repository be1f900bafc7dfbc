import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProber } from '../../../../utils/adapters/broker/prober.ts';
import { randomBytes } from './given.ts';

let sent: string[];
let failed: number;
let ended: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  failed = 0;
  ended = new AbortController();
});
afterEach(() => {
  ended.abort();
  vi.useRealTimers();
});

const watch = () =>
  createProber(
    {
      random: randomBytes,
      send: (nonce) => void sent.push(nonce),
      proved: () => {},
      failed: () => (failed += 1),
    },
    ended.signal,
  );

test('a socket that falls silent is known to be dead 25 s later', () => {
  const prober = watch();
  prober.probe();
  prober.echo(sent[0] ?? '');
  vi.advanceTimersByTime(24_999);
  expect([sent.length, failed]).toEqual([2, 0]);
  vi.advanceTimersByTime(1);
  expect(failed).toBe(1);
});

test('one that answers each time, or carries anything, is not', () => {
  const prober = watch();
  prober.probe();
  for (let n = 0; n < 5; n += 1) {
    prober.echo(sent.at(-1) ?? '');
    vi.advanceTimersByTime(20_000);
  }
  prober.echo(sent.at(-1) ?? '');
  for (let n = 0; n < 5; n += 1) {
    vi.advanceTimersByTime(15_000);
    prober.heard();
  }
  expect([sent.length, failed]).toEqual([6, 0]);
});

test('an echo of something else, or of an earlier question, proves nothing', () => {
  const prober = watch();
  prober.probe();
  prober.echo(sent[0] ?? '');
  vi.advanceTimersByTime(20_000);
  prober.echo(sent[0] ?? '');
  prober.echo('nothing');
  vi.advanceTimersByTime(5_000);
  expect(failed).toBe(1);
});
