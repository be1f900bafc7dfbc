import { signal } from '@preact/signals-core';
import { expect, it } from 'vitest';
import type { UserId } from '../../../utils/core/people/ids.ts';
import { createKept } from '../../../utils/models/kept.ts';
import { settled } from '../../support/fakes/background.ts';

const ME = '1' as UserId;

/** Reads that end when they are told to. */
const open = async () => {
  const account = signal<UserId | null | undefined>(ME);
  const reads: ((value: string) => void)[] = [];
  const kept = createKept(
    account,
    () => new Promise<string>((resolve) => reads.push(resolve)),
    new AbortController().signal,
  );
  const answer = async (value: string) => {
    reads.at(-1)?.(value);
    await settled();
  };
  return { account, answer, kept, reads };
};

it('reads once more after a read, however often that was asked for meanwhile', async () => {
  const { answer, kept, reads } = await open();
  for (let times = 0; times < 5; times += 1) void kept.reload();
  expect(reads).toHaveLength(1);
  await answer('first');
  expect(reads).toHaveLength(2);
  await answer('second');
  expect(kept.value.value).toBe('second');
  expect(reads).toHaveLength(2);
});

it('shows a change at once, and reads again when an older state was being read', async () => {
  const { answer, kept, reads } = await open();
  await answer('a');
  kept.patch(ME, (value) => `${value}b`);
  expect(kept.value.value).toBe('ab');
  expect(reads).toHaveLength(1);
  void kept.reload();
  kept.patch(ME, (value) => `${value}c`);
  await answer('a');
  expect(reads).toHaveLength(3);
});

it('never shows what was read for another account', async () => {
  const { account, answer, kept } = await open();
  account.value = null;
  await answer('of the first');
  expect(kept.value.value).toBeUndefined();
  await answer('of nobody');
  expect(kept.value.value).toBe('of nobody');
});
