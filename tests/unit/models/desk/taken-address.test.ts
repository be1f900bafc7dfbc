import { expect, it } from 'vitest';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { createLeaveAddress } from '../../../../utils/models/desk/taken-address.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createFakeSession } from '../../../support/fakes/session.ts';

const HOUR = 3_600_000;
const ALICE = '1001' as UserId;
const WORK = '1002' as UserId;

it('a taken address is left at most once an hour, each account for itself, also by the next worker', async () => {
  const [clock, session] = [createFakeClock(), createFakeSession()];
  const left: UserId[] = [];
  const start = () =>
    createLeaveAddress({ session, clock, changeAddress: async (account) => void left.push(account) });
  await start()(ALICE);
  clock.advance(HOUR - 1);
  await start()(ALICE);
  expect(left).toEqual([ALICE]);
  await start()(WORK);
  expect(left).toEqual([ALICE, WORK]);
  clock.advance(1);
  await start()(ALICE);
  expect(left).toEqual([ALICE, WORK, ALICE]);
});

it('a clock that was set back keeps nobody at a taken address', async () => {
  const [clock, session] = [createFakeClock(), createFakeSession()];
  const left: UserId[] = [];
  const leave = createLeaveAddress({
    session,
    clock,
    changeAddress: async (account) => void left.push(account),
  });
  await leave(ALICE);
  clock.advance(-24 * HOUR);
  await leave(ALICE);
  expect(left).toEqual([ALICE, ALICE]);
});
