import { beforeEach, describe, expect, it } from 'vitest';
import type { Handle, UserId } from '../../../../utils/core/people/ids.ts';
import { createTabBoard, type TabBoard } from '../../../../utils/models/desk/tab-board.ts';
import { createXDoor, type XDoor } from '../../../../utils/models/desk/x-door.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createFakeSession } from '../../../support/fakes/session.ts';

const [ME, WORK, BOB] = ['44196397', '83001122', '783214'] as UserId[] as [UserId, UserId, UserId];
const DM = 'https://x.com/i/chat/783214-44196397';

describe('a page of X', () => {
  let board: TabBoard;
  let door: XDoor;
  /** What each tab shows. */
  let urls: Map<number, string>;
  let done: unknown[];
  beforeEach(() => {
    board = createTabBoard(createFakeSession(), createFakeClock());
    urls = new Map();
    done = [];
    door = createXDoor(board, {
      urlOf: async (tab) => urls.get(tab),
      show: async (tab) => void done.push(['show', tab]),
      open: async (url, beside) => done.push(['open', url, beside]),
    });
  });
  const see = async (tab: number, me: UserId, url: string, partner?: UserId): Promise<void> => {
    urls.set(tab, url);
    await board.see(tab, partner === undefined ? { me } : { me, partner }, () => true);
  };

  it('opens beside a tab of the same account, since another one may be in another container', async () => {
    await see(1, ME, 'https://x.com/home');
    await see(2, WORK, 'https://x.com/home');
    await door.conversation(ME, BOB);
    await door.following(WORK, 'work' as Handle);
    expect(done).toEqual([
      ['open', DM, 1],
      ['open', 'https://x.com/work/following', 2],
    ]);
  });

  it('opens as any tab where none of the account is open', async () => {
    await see(2, WORK, DM, BOB);
    await door.conversation(ME, BOB);
    expect(done).toEqual([['open', DM, undefined]]);
  });

  it('is shown where this account has it open already, and not as another account', async () => {
    await see(1, WORK, DM, BOB);
    await see(2, ME, DM, BOB);
    await see(3, ME, 'https://x.com/home');
    await door.conversation(ME, BOB);
    expect(done).toEqual([['show', 2]]);
  });

  it('opens anew where the tab moved on, or shows the conversation only in a corner', async () => {
    await see(2, ME, 'https://x.com/home', BOB);
    await door.conversation(ME, BOB);
    urls.delete(2);
    await door.conversation(ME, BOB);
    expect(done).toEqual([
      ['open', DM, 2],
      ['open', DM, 2],
    ]);
  });
});
