import { expect, it } from 'vitest';
import type { Overview } from '../../../../utils/models/ports/messages.ts';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import { createDesk, type DeskDeps } from '../../../../utils/models/desk/desk.ts';
import type { Account } from '../../../../utils/models/ports/accounts.ts';
import { createTabBoard } from '../../../../utils/models/desk/tab-board.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createFakeSession } from '../../../support/fakes/session.ts';
import { createFakeSettings } from '../../../support/fakes/settings.ts';
import { ACCOUNT, OWN_ACCOUNT } from '../../../support/page-stories.ts';

it('a handle that X shows later than the account is shown in a popup that is open, once', async () => {
  const { handle: _unknown, ...unnamed } = OWN_ACCOUNT;
  let stored: Account = unnamed;
  const shown: (Handle | undefined)[] = [];
  const deps: Partial<DeskDeps> = {
    clock: createFakeClock(),
    accounts: {
      get: () => Promise.resolve(stored),
      ensure: (_: unknown, handle: Handle | undefined) =>
        Promise.resolve((stored = handle === undefined ? stored : { ...stored, handle })),
    } as never,
    settings: { browser: () => Promise.resolve({ currentAccount: ACCOUNT }) } as never,
    presence: { reachability: () => Promise.resolve({ state: 'reachable', takeCalls: true }) } as never,
    switchboard: { shown: () => Promise.resolve([]) } as never,
    invites: { listRead: () => Promise.resolve([]) } as never,
    reminders: () => Promise.resolve([]),
    tabs: { see: () => Promise.resolve() } as never,
    showOverview: ({ account }: Overview) => void shown.push(account?.handle),
  };
  const desk = createDesk(deps as DeskDeps);
  const tab = { tabId: 7, url: 'https://x.com/home' };
  await desk.accountSeen(tab, { me: ACCOUNT });
  const carol = 'carol' as Handle;
  await desk.accountSeen(tab, { me: ACCOUNT, handle: carol });
  await desk.accountSeen(tab, { me: ACCOUNT, handle: carol });
  expect(shown).toEqual([carol]);
});

it('our pages show the account of the tab that a person looks at: in two containers there are two', async () => {
  const other = '83001122' as UserId;
  const settings = createFakeSettings({ currentAccount: ACCOUNT });
  const current = async () => (await settings.browser()).currentAccount;
  const tabs = createTabBoard(createFakeSession(), createFakeClock());
  const known = new Set<UserId>([ACCOUNT, other]);
  const accounts = { get: async (id: UserId) => (known.has(id) ? OWN_ACCOUNT : undefined) };
  const desk = createDesk({ settings, tabs, accounts } as unknown as DeskDeps);
  await tabs.see(1, { me: ACCOUNT }, () => true);
  await tabs.see(2, { me: other }, () => true);
  await tabs.see(3, { me: '5' as UserId }, () => true);
  await desk.lookedAt(2);
  expect(await current()).toBe(other);
  // A tab of another site, and one of an account that is none here.
  await desk.lookedAt(7);
  await desk.lookedAt(3);
  expect(await current()).toBe(other);
  await desk.lookedAt(1);
  expect(await current()).toBe(ACCOUNT);
});
