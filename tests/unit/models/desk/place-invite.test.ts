import { expect, it } from 'vitest';
import type { CallView } from '../../../../utils/core/call/view.ts';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import { createPlaceInvite, type PlaceInviteDeps } from '../../../../utils/models/desk/place-invite.ts';

const [ME, BOB, EVE] = ['44196397', '783214', '95731'] as UserId[] as [UserId, UserId, UserId];
const DM = `https://x.com/i/chat/${BOB}-${ME}`;
const VIEW = { account: ME, person: { userId: BOB, handle: 'bob' as Handle } } as CallView;

type Order = Parameters<PlaceInviteDeps['write']>[1];

/** `urls`: of the tabs that say that they show Bob, the newest first; `answers`: what their composers do. */
const setUp = (
  urls: Readonly<Record<number, string>>,
  answers: Readonly<Record<number, Awaited<ReturnType<PlaceInviteDeps['write']>>>> = {},
) => {
  const orders: [tab: number, order: Order][] = [];
  const place = createPlaceInvite({
    board: { showing: async () => Object.keys(urls).map(Number) },
    tabs: { urlOf: async (tab) => urls[tab] },
    write: async (tab, order) => {
      orders.push([tab, order]);
      const answer = answers[tab];
      // A page that never answers.
      return answer ?? new Promise(() => {});
    },
  });
  return { place, orders, asked: () => orders.map(([tab]) => tab) };
};

it('writes into the tab in which the button was pressed, unless that left the conversation', async () => {
  const answers = { 1: 'written', 2: 'written' } as const;
  const here = setUp({ 1: DM, 2: 'https://x.com/home' }, answers);
  expect(await here.place(VIEW, 'Hi', { tab: 2 })).toBe('written');
  expect(here.orders).toEqual([[2, { partner: BOB, handle: 'bob', text: 'Hi' }]]);

  const moved = setUp({ 1: DM, 2: `https://x.com/i/chat/${EVE}-${ME}` }, answers);
  expect(await moved.place(VIEW, 'Hi', { tab: 2 })).toBe('written');
  expect(moved.asked()).toEqual([1]);
});

it('else prefers the tab whose URL names the conversation, and answers what became of it', async () => {
  const drawer = setUp({ 1: 'https://x.com/home', 2: DM }, { 2: 'draft' });
  expect(await drawer.place(VIEW, 'Hi', {})).toBe('draft');
  expect(drawer.asked()).toEqual([2]);

  const gone = setUp({ 1: 'https://x.com/i/chat', 2: '' });
  expect(await gone.place(VIEW, 'Hi', {})).toBe('failed');
  expect(gone.asked()).toEqual([]);
});

it('puts a new text over an earlier one in whichever tab that stands, waiting for no other', async () => {
  const two = setUp({ 1: DM, 2: DM, 3: DM }, { 1: 'draft', 3: 'written' });
  expect(await two.place(VIEW, 'Hi', { replaces: 'Ho' })).toBe('written');
  expect(two.orders).toContainEqual([3, { partner: BOB, handle: 'bob', text: 'Hi', replaces: 'Ho' }]);

  const sent = setUp({ 1: DM, 2: DM }, { 1: 'draft', 2: 'draft' });
  expect(await sent.place(VIEW, 'Hi', { replaces: 'Ho' })).toBe('failed');
});

it('fails where no page listens', async () => {
  const place = createPlaceInvite({
    board: { showing: async () => [1] },
    tabs: { urlOf: async () => DM },
    write: () => Promise.reject(new Error('Could not establish connection.')),
  });
  expect(await place(VIEW, 'Hi', {})).toBe('failed');
  expect(await place(VIEW, 'Hi', { replaces: 'Ho' })).toBe('failed');
});
