import { expect, test } from 'vitest';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { alicesPhone, BOB, CALL, createWriter, placeCall } from './given.ts';

test('an account that is forgotten leaves none of its calls, also for a worker that starts again', async () => {
  const alice = await alicesPhone();
  await createWriter(alice, BOB).ring();
  await alice.switchboard.command(CALL, { type: 'decline' });
  expect(await alice.switchboard.view(CALL)).toMatchObject({ phase: 'ended' });
  expect(await alice.switchboard.forget('5' as UserId)).toEqual([]);
  expect(await alice.switchboard.view(CALL)).toBeDefined();

  expect(await alice.switchboard.forget(alice.account)).toEqual([CALL]);
  expect(await alice.switchboard.view(CALL)).toBeUndefined();
  await alice.restart();
  expect(await alice.switchboard.view(CALL)).toBeUndefined();
  await placeCall(alice, BOB);
  expect(await alice.switchboard.shown()).toHaveLength(1);
});
