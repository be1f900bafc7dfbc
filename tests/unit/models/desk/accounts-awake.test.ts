import { expect, it } from 'vitest';
import { newPerson } from '../../../../utils/core/people/facts.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { createAwakeAccounts, createNewAccountLimit } from '../../../../utils/models/desk/accounts-awake.ts';
import { createDesk, type DeskDeps } from '../../../../utils/models/desk/desk.ts';
import type { Account } from '../../../../utils/models/ports/accounts.ts';
import { createFakePatience } from '../../../support/fakes/patience.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createFakeSession } from '../../../support/fakes/session.ts';
import { createFakePeople } from '../../../support/fakes/stores.ts';
import { OWN_ACCOUNT } from '../../../support/page-stories.ts';

const DAY = 86_400_000;
const FRIEND = '900' as UserId;
const id = (number: number): UserId => String(1000 + number) as UserId;
const ids = (from: number, to: number): UserId[] =>
  Array.from({ length: to - from + 1 }, (_, index) => id(from + index));

/** A browser whose X says who is logged in. */
const createBrowser = () => {
  const stored = new Map<UserId, Account>();
  const clock = createFakeClock();
  const session = createFakeSession();
  const people = createFakePeople();
  let kept: readonly UserId[] = [];
  let current: UserId | undefined;
  let sockets: readonly UserId[] = [];
  const accounts = {
    list: () => Promise.resolve([...stored.values()]),
    get: (one: UserId) => Promise.resolve(stored.get(one)),
    ensure: async (one: UserId, _: unknown, now: number) => {
      await Promise.resolve();
      const account = { ...OWN_ACCOUNT, id: one, seenAt: now };
      stored.set(one, account);
      return account;
    },
  };
  const settings = {
    browser: () => Promise.resolve({ currentAccount: current }),
    setBrowser: (change: { currentAccount: UserId }) =>
      Promise.resolve(void (current = change.currentAccount)),
  };
  const awake = createAwakeAccounts({
    clock,
    accounts,
    people,
    settings: settings as never,
    presence: { keep: (those) => Promise.resolve(void (kept = those)) },
  });
  const deps: Partial<DeskDeps> = {
    clock,
    people,
    accounts: accounts as never,
    settings: settings as never,
    tabs: { see: () => Promise.resolve() } as never,
    mayBegin: createNewAccountLimit(session, clock, createFakePatience().patience),
    accountsChanged: async () => void (sockets = await awake()),
  };
  const desk = createDesk(deps as DeskDeps);
  return {
    clock,
    /** Whose presence is still spoken of. */
    kept: () => kept.toSorted(),
    /** Somebody deletes the database, and the host asks again whose sockets it holds. */
    async lose(): Promise<void> {
      stored.clear();
      sockets = await awake();
    },
    exists: () => [...stored.keys()],
    sockets: () => sockets.toSorted(),
    current: () => current,
    login: (me: UserId) => desk.accountSeen({ tabId: 7, url: 'https://x.com/home' }, { me }),
    /** Somebody was accepted in it: what it takes to be rung. */
    use: (account: UserId) =>
      people.update(account, FRIEND, () => ({ ...newPerson(account, FRIEND, 0), accepted: true })),
  };
};

it('all accounts of X’s own switcher are reachable at once, from the first day', async () => {
  const browser = createBrowser();
  for (const one of ids(1, 6)) await browser.login(one);
  expect(browser.sockets()).toEqual(ids(1, 6));
});

it('a page that says that a thousand accounts are logged in makes six of them, at once or by and by', async () => {
  const browser = createBrowser();
  await Promise.all(ids(1, 1000).map((one) => browser.login(one)));
  expect(browser.exists()).toHaveLength(6);
  const before = browser.current();
  for (const one of ids(1001, 1100)) expect((await browser.login(one)).state).toBe('impossible');
  expect(browser.exists()).toHaveLength(6);
  expect(browser.current()).toBe(before);
  // Those who are here already come in as ever.
  const [known = id(1)] = browser.exists();
  await browser.login(known);
  expect(browser.current()).toBe(known);
});

it('two tabs that say the same at once count once', async () => {
  const browser = createBrowser();
  for (const one of ids(1, 6)) await Promise.all([browser.login(one), browser.login(one)]);
  expect(browser.exists()).toEqual(ids(1, 6));
});

it('after a day there is room again, and no more than six accounts have a socket, those in use before the others', async () => {
  const browser = createBrowser();
  for (const one of ids(1, 4)) await browser.login(one);
  for (const one of ids(1, 3)) await browser.use(one);
  for (let day = 1; day <= 3; day += 1) {
    browser.clock.advance(DAY);
    for (const one of ids(day * 10, day * 10 + 9)) {
      browser.clock.advance(1);
      await browser.login(one);
    }
  }
  expect(browser.exists()).toHaveLength(4 + 3 * 6);
  expect(browser.sockets()).toEqual([...ids(1, 3), ...ids(33, 35)]);
  expect(browser.kept()).toEqual(browser.sockets());
});

it('an account that slept wakes when X shows it, and nothing of it is lost', async () => {
  const browser = createBrowser();
  await browser.login(id(1));
  for (const day of [1, 2]) {
    browser.clock.advance(DAY);
    for (const one of ids(day * 10, day * 10 + 5)) await browser.login(one);
  }
  expect(browser.sockets()).not.toContain(id(1));
  expect(browser.exists()).toContain(id(1));
  browser.clock.advance(1);
  await browser.login(id(1));
  expect(browser.sockets()).toContain(id(1));
  expect(browser.sockets()).toHaveLength(6);
});

it('the account that was in front gets new keys by itself after the database was deleted, and nobody else is called reachable', async () => {
  const browser = createBrowser();
  for (const one of ids(1, 3)) await browser.login(one);
  await browser.lose();
  expect(browser.exists()).toEqual([id(3)]);
  expect(browser.sockets()).toEqual([id(3)]);
  expect(browser.kept()).toEqual([id(3)]);
});

it('where nobody was ever logged in, nobody comes into being', async () => {
  const browser = createBrowser();
  await browser.lose();
  expect(browser.exists()).toEqual([]);
});

it('an account comes into being although the session never answered about another', async () => {
  const session = createFakeSession();
  const { patience, lose } = createFakePatience();
  const answers = [new Promise<never>(() => {})];
  const slow = { ...session, read: (key: string) => answers.shift() ?? session.read(key) };
  const mayBegin = createNewAccountLimit(slow, createFakeClock(), patience);
  void mayBegin(id(1));
  const second = mayBegin(id(2));
  await lose();
  expect(await second).toBe(true);
});

it('a clock that was set back keeps no new account out', async () => {
  const clock = createFakeClock();
  const mayBegin = createNewAccountLimit(createFakeSession(), clock, createFakePatience().patience);
  for (const one of ids(1, 6)) expect(await mayBegin(one)).toBe(true);
  expect(await mayBegin(id(7))).toBe(false);
  clock.advance(-DAY);
  expect(await mayBegin(id(7))).toBe(true);
});
