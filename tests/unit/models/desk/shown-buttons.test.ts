import { beforeEach, describe, expect, it } from 'vitest';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import type { Partner } from '../../../../utils/core/people/seen.ts';
import { createDesk, type Desk, type DeskDeps } from '../../../../utils/models/desk/desk.ts';
import { createTabBoard, type TabBoard } from '../../../../utils/models/desk/tab-board.ts';
import { createPatience } from '../../../../utils/models/patience.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createFakeDelays, settled } from '../../../support/fakes/media.ts';
import { createFakeSession } from '../../../support/fakes/session.ts';
import { createFakePeople } from '../../../support/fakes/stores.ts';
import { ACCOUNT, OWN_ACCOUNT } from '../../../support/page-stories.ts';

const person = (id: string, handle: string): Partner => ({ id: id as UserId, handle: handle as Handle });
const bob = person('12', 'bob');
const carol = person('13', 'carol');
const PROFILE = { tabId: 7, url: 'https://x.com/bob' };
const chatWith = ({ id }: Partner) => ({ tabId: 7, url: `https://x.com/i/chat/${id}-${ACCOUNT}` });

let desk: Desk;
let tabs: TabBoard;
let told: UserId[];
let notes: string[];
/** Of whom nothing can be read. */
let unreadable: UserId | undefined;
let unread: () => Promise<never>;
beforeEach(() => {
  [told, notes, unreadable] = [[], [], undefined];
  tabs = createTabBoard(createFakeSession(), createFakeClock());
  const deps: Partial<DeskDeps> = {
    clock: createFakeClock(),
    tabs,
    people: createFakePeople(),
    accounts: {
      get: () => Promise.resolve(OWN_ACCOUNT),
      ensure: () => Promise.resolve(OWN_ACCOUNT),
    } as never,
    settings: { browser: () => Promise.resolve({ currentAccount: ACCOUNT }) } as never,
    presence: {
      isOpen: () => Promise.resolve(true),
      reachability: () => Promise.resolve({ state: 'reachable', takeCalls: true }),
    } as never,
    switchboard: { shown: () => Promise.resolve([]) } as never,
    invites: { listRead: () => Promise.resolve([]) } as never,
    devicesOf: (_, userId) => (userId === unreadable ? unread() : Promise.resolve([])),
    reminders: () => Promise.resolve([]),
    join: () => Promise.resolve(),
    showOverview: () => {},
    patience: createPatience(createFakeDelays().delays, (line) => void notes.push(line)),
    showButton: (tab, _me, partner) => void (tab === 7 && told.push(partner)),
  };
  desk = createDesk(deps as DeskDeps);
});

const see = (tab: typeof PROFILE, partner: Partner) => desk.accountSeen(tab, { me: ACCOUNT, partner });

describe('what a tab of X is told about its buttons', () => {
  it('is told of the profile’s person and of the drawer’s', async () => {
    await see(PROFILE, bob);
    await see(PROFILE, carol);
    await desk.refresh();
    expect(told.toSorted()).toEqual([bob.id, carol.id]);
  });

  it('is told of its person still after X’s side navigation came late', async () => {
    await see(chatWith(bob), bob);
    await desk.accountSeen(chatWith(bob), { me: ACCOUNT, handle: 'alice' as Handle });
    await desk.refresh();
    expect(told).toEqual([bob.id]);
    expect(await tabs.showing(ACCOUNT, bob.id)).toEqual([7]);
  });

  it('is told of nobody but the one person whom the URL of a chat names', async () => {
    await see(chatWith(bob), bob);
    await see(chatWith(carol), carol);
    await see(chatWith(carol), bob);
    await desk.refresh();
    expect(told).toEqual([carol.id]);
  });

  it('is told of its person although nothing could be read of another', async () => {
    await see(PROFILE, bob);
    await see(PROFILE, carol);
    unreadable = carol.id;
    unread = () => Promise.reject(new Error('no storage'));
    await desk.refresh();
    expect(told).toEqual([bob.id]);
    expect(notes).toEqual(['button failed: Error: no storage']);
  });

  it('is told of its person although the disk never answers about another', async () => {
    await see(PROFILE, bob);
    await see(PROFILE, carol);
    unreadable = carol.id;
    unread = () => new Promise(() => {});
    void desk.refresh();
    await settled();
    expect(told).toEqual([bob.id]);
  });
});
