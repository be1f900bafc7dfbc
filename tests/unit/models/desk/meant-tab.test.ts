import { expect, it } from 'vitest';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { createMeantTab } from '../../../../utils/models/desk/meant-tab.ts';
import { createTabBoard } from '../../../../utils/models/desk/tab-board.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createFakeSession } from '../../../support/fakes/session.ts';

const REPORT = { hooks: [], at: 0, broken: false } as never;

const setUp = async () => {
  const clock = createFakeClock();
  const board = createTabBoard(createFakeSession(), clock);
  const urls = new Map([
    [1, 'https://x.com/home'],
    [2, 'https://x.com/i/chat'],
    [3, 'https://chat.x.com/'],
  ]);
  for (const tab of [1, 3, 2]) {
    await board.report(tab, REPORT);
    clock.advance(1000);
  }
  await board.see(3, { me: '44196397' as UserId }, () => true);
  return { urls, meant: createMeantTab(board, { urlOf: async (tab) => urls.get(tab) }) };
};

it('is the one in front, as long as it shows X', async () => {
  const { urls, meant } = await setUp();
  expect(await meant({ id: 1, own: false })).toBe(1);
  urls.delete(1);
  expect(await meant({ id: 1, own: false })).toBeUndefined();
  urls.set(1, 'https://x.com.example/home');
  expect(await meant({ id: 1, own: false })).toBeUndefined();
  expect(await meant({ id: undefined, own: false })).toBeUndefined();
});

it('is the one that reported last and still shows X, where a page of ours is in front', async () => {
  const { urls, meant } = await setUp();
  expect(await meant({ id: 9, own: true })).toBe(2);
  urls.delete(2);
  expect(await meant({ id: 9, own: true })).toBe(3);
  urls.clear();
  expect(await meant({ id: 9, own: true })).toBeUndefined();
});
