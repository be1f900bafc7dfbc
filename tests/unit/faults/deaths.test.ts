/** A worker is killed at any moment of a call, in the middle of whatever it does, and started again by the next event. */
import { afterAll, expect, it, vi } from 'vitest';
import { CALL_AT, HANG_UP_AT, runDeath } from '../../support/faults/run-death.ts';
import { SIDES } from '../../support/faults/table.ts';
import { keepTally } from '../../support/tally.ts';

vi.mock('../../../utils/adapters/broker/peer-socket.ts', () => import('../../support/faults/sockets.ts'));

/** From the press (of which X's page hears when nothing came of it) to the ring, from the accept to the first picture, around the end; ms. */
const MOMENTS = [
  ...Array.from({ length: 20 }, (_, index) => CALL_AT + 6 + index * 5),
  ...Array.from({ length: 30 }, (_, index) => CALL_AT + 2_500 + index * 5),
  ...Array.from({ length: 6 }, (_, index) => HANG_UP_AT + 1 + index * 5),
];

let tried = 0;
let survived = 0;

afterAll(() => keepTally({ what: 'Deaths of a worker on two models', held: survived, tried }));

it.each(SIDES)('of the %s, and they talk all the same', { timeout: 300_000 }, async (side) => {
  const found: string[] = [];
  for (const at of MOMENTS) {
    const wrong = await runDeath(side, at);
    tried += 1;
    if (wrong.length === 0) survived += 1;
    else found.push(`${at}: ${wrong.join(' · ')}`);
  }
  expect(found).toEqual([]);
});
