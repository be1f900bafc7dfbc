import { expect, it } from 'vitest';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { createPresenceBoard } from '../../../../utils/models/desk/presence-board.ts';
import { createFakeClock, NOW } from '../../../support/fakes/clock.ts';
import { createFakeSession } from '../../../support/fakes/session.ts';
import { createFakeSettings } from '../../../support/fakes/settings.ts';

const [ALICE, BOB, CAROL] = ['1', '2', '3'] as UserId[] as [UserId, UserId, UserId];
const OPEN = { state: 'open', since: NOW } as const;

const session = createFakeSession();
const started = () =>
  createPresenceBoard({ session, settings: createFakeSettings(), clock: createFakeClock() });

it('loses nothing that is said of two accounts at once, also when the worker dies', async () => {
  const board = started();
  await board.set(CAROL, OPEN);
  await Promise.all([board.set(ALICE, OPEN), board.set(BOB, OPEN), board.forget(CAROL)]);
  for (const one of [board, started()])
    expect(await Promise.all([ALICE, BOB, CAROL].map((id) => one.isOpen(id)))).toEqual([true, true, false]);
});

it('reads again what could not be read once', async () => {
  await started().set(ALICE, OPEN);
  const board = started();
  session.breakNextRead();
  await expect(board.set(BOB, OPEN)).rejects.toThrow('no answer');
  expect(await board.isOpen(ALICE)).toBe(true);
  await board.set(BOB, OPEN);
  expect(await Promise.all([ALICE, BOB].map((id) => started().isOpen(id)))).toEqual([true, true]);
});

it('calls nobody reachable while there is no host, nor reconnecting for longer than a minute', async () => {
  const clock = createFakeClock();
  const settings = createFakeSettings();
  const board = createPresenceBoard({ session: createFakeSession(), settings, clock });
  const states = () => Promise.all([ALICE, BOB].map(async (id) => (await board.reachability(id)).state));
  await board.set(ALICE, OPEN);
  expect(await states()).toEqual(['reachable', 'reconnecting']);
  await board.lost();
  expect(await board.isOpen(ALICE)).toBe(false);
  clock.advance(59_000);
  await board.lost();
  expect(await states()).toEqual(['reconnecting', 'reconnecting']);
  clock.advance(1000);
  expect(await states()).toEqual(['unreachable', 'unreachable']);
  await board.set(ALICE, OPEN);
  expect(await states()).toEqual(['reachable', 'unreachable']);
});
