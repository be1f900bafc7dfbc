import { signal } from '@preact/signals-core';
import { expect, it } from 'vitest';
import type { UserId } from '../../../utils/core/people/ids.ts';
import { createLearnFollowing } from '../../../utils/models/learn-following.ts';
import { createFakeBackground, settled } from '../../support/fakes/background.ts';

const ME = '4711' as UserId;
const until = new AbortController().signal;

it('cannot be started without an account', async () => {
  const account = signal<UserId | null | undefined>(null);
  const model = createLearnFollowing(createFakeBackground(), account, until);
  await settled();
  expect(model.start.value).toBeUndefined();
  expect(model.known.value).toBeUndefined();
  account.value = ME;
  expect(model.start.value).toBeDefined();
});

it('shows how much is known, and more once more is', async () => {
  const background = createFakeBackground();
  background.answer('known-following', { known: 20, total: 480, at: 5 });
  const model = createLearnFollowing(background, signal(ME), until);
  await settled();
  expect(model.known.value).toEqual({ known: 20, total: 480, at: 5 });
  background.answer('known-following', { known: 40, total: 480, at: 6 });
  background.tell('data-changed', { what: 'log' });
  await settled();
  expect(model.known.value?.known).toBe(20);
  background.tell('data-changed', { what: 'people' });
  await settled();
  expect(model.known.value?.known).toBe(40);
});

it('opens the list of the account, and says why when it cannot', async () => {
  const background = createFakeBackground();
  background.answer('learn-following', 'no-handle');
  const model = createLearnFollowing(background, signal(ME), until);
  model.start.value?.();
  await settled();
  expect(background.asked.at(-1)).toEqual({ type: 'learn-following', data: { account: ME } });
  expect(model.problem.value).toBe('no-handle');
  background.answer('learn-following', 'opened');
  model.start.value?.();
  await settled();
  expect(model.problem.value).toBeUndefined();
  background.vanish();
  model.start.value?.();
  await settled();
  expect(model.problem.value).toBe('no-answer');
});
