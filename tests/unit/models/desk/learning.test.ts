import { beforeEach, describe, expect, it } from 'vitest';
import type { Learning } from '../../../../utils/models/ports/messages.ts';
import { newPerson } from '../../../../utils/core/people/facts.ts';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import { createLearnDesk, type LearnDesk } from '../../../../utils/models/desk/learning.ts';
import type { Account } from '../../../../utils/models/ports/accounts.ts';
import type { ArchiveLists } from '../../../../utils/models/ports/possessions.ts';
import type { PeopleStore } from '../../../../utils/models/ports/people.ts';
import { createFakePatience } from '../../../support/fakes/patience.ts';
import { createFakeClock, NOW } from '../../../support/fakes/clock.ts';
import { createFakeSession } from '../../../support/fakes/session.ts';
import { createFakePeople } from '../../../support/fakes/stores.ts';
import { OWN_ACCOUNT } from '../../../support/page-stories.ts';

const ME = OWN_ACCOUNT.id;
const TAB = 7;

let account: Account | undefined;
let people: PeopleStore;
let session: ReturnType<typeof createFakeSession>;
let opened: string[];
let told: (readonly [tab: number, learning: Learning])[];
let desk: LearnDesk;
let lists: Awaited<ReturnType<ArchiveLists['imported']>>;

const follow = async (...ids: readonly string[]): Promise<void> => {
  for (const id of ids as readonly UserId[])
    await people.update(ME, id, () => ({
      ...newPerson(ME, id, NOW),
      facts: { iFollow: { value: true, source: 'x-data', at: NOW } },
    }));
};
/** As after the death of the worker: only the session and the stores are left. */
const started = (): LearnDesk =>
  createLearnDesk({
    clock: createFakeClock(),
    accounts: { get: async () => account },
    people,
    archive: { imported: async () => lists },
    session,
    openList: async (_account, handle) => {
      opened.push(handle);
      return TAB + opened.length - 1;
    },
    tell: (tab, learning) => void told.push([tab, learning]),
    patience: createFakePatience().patience,
  });

beforeEach(() => {
  account = { ...OWN_ACCOUNT, following: { count: 3, at: NOW } };
  people = createFakePeople();
  session = createFakeSession();
  opened = [];
  told = [];
  lists = {};
  desk = started();
});

describe('learning whom I follow', () => {
  it('names what an imported archive lists beside what was seen', async () => {
    await follow('1');
    lists = { following: { at: NOW - 5, count: 480, importedAt: NOW } };
    expect(await desk.known(ME)).toEqual({
      known: 1,
      total: 3,
      at: NOW,
      archive: { count: 480, at: NOW - 5 },
    });
  });

  it('opens the list of the account, and nothing while its handle is unknown', async () => {
    expect(await desk.start(ME)).toBe('opened');
    expect(opened).toEqual(['alice']);
    const { handle: _, ...nameless } = OWN_ACCOUNT;
    account = nameless;
    expect(await desk.start(ME)).toBe('no-handle');
    expect(opened).toHaveLength(1);
  });

  it('tells the tab that was opened, and no other one or account, how far it is', async () => {
    await follow('1');
    const starting = desk.start(ME);
    expect(await desk.asked(TAB, { me: ME })).toEqual({
      me: ME,
      handle: 'alice' as Handle,
      known: { known: 1, total: 3, at: NOW },
    });
    await starting;
    expect(await desk.asked(8, { me: ME })).toBeNull();
    expect(await desk.asked(TAB, { me: '99' as UserId })).toBeNull();
  });

  it('counts on as more is learnt, also after the worker died', async () => {
    await desk.start(ME);
    await desk.asked(TAB, { me: ME });
    await follow('1', '2');
    await desk.learnt(ME, 2);
    desk = started();
    await follow('3');
    await desk.learnt(ME, 1);
    await desk.learnt(ME, 0);
    expect(told.map(([tab, { known }]) => [tab, known.known, known.total])).toEqual([
      [TAB, 2, 3],
      [TAB, 3, 3],
      [TAB, 3, 3],
    ]);
  });

  it('does not go back when more is learnt while all are counted anew', async () => {
    await desk.start(ME);
    await follow('1', '2');
    await desk.asked(TAB, { me: ME });
    const { visit } = people;
    const late = Promise.withResolvers<void>();
    people.visit = async (account, take) => {
      await visit(account, take);
      await late.promise;
    };
    const again = desk.asked(TAB, { me: ME });
    await new Promise((resolve) => setTimeout(resolve));
    await follow('3');
    await desk.learnt(ME, 1);
    late.resolve();
    expect((await again)?.known.known).toBe(3);
    expect((await desk.known(ME)).known).toBe(3);
  });

  it('knows each of two tabs that open at once', async () => {
    await Promise.all([desk.start(ME), desk.start(ME)]);
    await desk.learnt(ME, 0);
    expect(told.map(([tab]) => tab)).toEqual([TAB, TAB + 1]);
    await Promise.all([desk.forget(TAB), desk.forget(TAB + 1)]);
    await desk.learnt(ME, 0);
    expect(told).toHaveLength(2);
  });

  it('is over when its tab is closed or what it shows is', async () => {
    await desk.start(ME);
    await desk.forget(TAB);
    await desk.start(ME);
    expect(await desk.asked(TAB + 1, { me: ME, over: true })).toBeNull();
    await desk.learnt(ME, 2);
    expect(told).toEqual([]);
    expect(await desk.asked(TAB + 1, { me: ME })).toBeNull();
  });

  it('knows without X’s number how many and since when', async () => {
    account = OWN_ACCOUNT;
    await follow('1', '2');
    await people.update(ME, '3' as UserId, () => newPerson(ME, '3' as UserId, NOW));
    expect(await desk.known(ME)).toEqual({ known: 2, at: NOW });
  });
});
