import { beforeEach, describe, expect, it } from 'vitest';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { HookReport } from '../../../../utils/core/people/seen.ts';
import { createTabBoard, type TabBoard } from '../../../../utils/models/desk/tab-board.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createFakeSession } from '../../../support/fakes/session.ts';

const [ME, BOB, CAROL, DAVE] = ['345', '12', '13', '14'] as UserId[] as [UserId, UserId, UserId, UserId];
const REPORT: HookReport = { page: 'other', hooks: [], broken: false };
const still = (): boolean => true;

let session: ReturnType<typeof createFakeSession>;
let board: TabBoard;
beforeEach(() => {
  session = createFakeSession();
  board = createTabBoard(session, createFakeClock());
});

const anew = (): TabBoard => createTabBoard(session, createFakeClock());

describe('the board of tabs', () => {
  it('loses nothing of what several tabs say at once', async () => {
    await Promise.all([
      board.report(1, REPORT),
      board.see(1, { me: ME, partner: BOB }, still),
      board.report(2, REPORT),
      board.see(3, { me: ME }, still),
      board.forget(4),
      board.report(3, REPORT),
    ]);
    for (const one of [board, anew()]) {
      expect((await one.all()).map(([tab]) => tab)).toEqual([1, 2, 3]);
      expect(await one.get(1)).toMatchObject({ me: ME, partners: [BOB], report: REPORT });
      expect(await one.get(3)).toMatchObject({ me: ME, report: REPORT });
    }
    await Promise.all([board.forget(1), board.forget(2)]);
    expect(await anew().all()).toHaveLength(1);
  });

  it('holds the two people whom a profile and a drawer show, and nobody before them', async () => {
    for (const partner of [BOB, CAROL, DAVE, CAROL]) await board.see(1, { me: ME, partner }, still);
    expect((await board.get(1))?.partners).toEqual([CAROL, DAVE]);
    expect(await board.showing(ME, DAVE)).toEqual([1]);
    expect(await board.showing(ME, BOB)).toEqual([]);
  });

  it('keeps them when the tab says again who it belongs to, and not for another account', async () => {
    await board.see(1, { me: ME, partner: BOB }, still);
    await board.see(1, { me: ME }, still);
    expect(await board.showing(ME, BOB)).toEqual([1]);
    await board.see(1, { me: DAVE }, still);
    await board.see(1, { me: ME }, still);
    expect(await board.showing(ME, BOB)).toEqual([]);
  });

  it('drops whom the tab can no longer show', async () => {
    await board.see(1, { me: ME, partner: BOB }, still);
    await board.see(1, { me: ME, partner: CAROL }, (one) => one === CAROL);
    expect(await board.showing(ME, BOB)).toEqual([]);
  });

  it('names first the tab that went nowhere else since', async () => {
    await board.see(1, { me: ME, partner: BOB }, still);
    await board.see(1, { me: ME, partner: CAROL }, still);
    await board.see(2, { me: ME, partner: BOB }, still);
    expect(await board.showing(ME, BOB)).toEqual([2, 1]);
  });

  it('reads again what could not be read once', async () => {
    await board.see(1, { me: ME, partner: BOB }, still);
    board = anew();
    session.breakNextRead();
    await expect(board.all()).rejects.toThrow('no answer');
    await board.see(2, { me: ME, partner: CAROL }, still);
    expect((await anew().all()).map(([tab]) => tab)).toEqual([1, 2]);
  });
});
