/** A worker is killed at any moment of a call, in the middle of whatever it does, and started again by the next event. */
import { expect, it, vi } from 'vitest';
import { CALL_AT, HANG_UP_AT, runDeath } from '../../support/faults/run-death.ts';
import { SIDES } from '../../support/faults/table.ts';

vi.mock('../../../utils/adapters/broker/peer-socket.ts', () => import('../../support/faults/sockets.ts'));

/** From the press (of which X's page hears when nothing came of it) to the ring, from the accept to the first picture, around the end; ms. */
const MOMENTS = [
  ...Array.from({ length: 40 }, (_, index) => CALL_AT + 6 + index * 3),
  ...Array.from({ length: 60 }, (_, index) => CALL_AT + 2_000 + index * 12),
  ...Array.from({ length: 12 }, (_, index) => HANG_UP_AT + 1 + index * 3),
];

it.each(SIDES)('of the %s, and they talk all the same', async (side) => {
  const found: string[] = [];
  for (const at of MOMENTS) {
    const wrong = await runDeath(side, at);
    if (wrong.length > 0) found.push(`${at}: ${wrong.join(' · ')}`);
  }
  expect(found).toEqual([]);
});
