/** Whoever is called has two devices: one call, at one of them, whatever happens to whom and wherever they accept. */
import { afterAll, expect, it, vi } from 'vitest';
import { anyHits } from '../../support/faults/run-doubles.ts';
import { anyLater, runDevices } from '../../support/faults/run-devices.ts';
import { PLACES } from '../../support/faults/table.ts';
import { keepTally } from '../../support/tally.ts';

vi.mock('../../../utils/adapters/broker/peer-socket.ts', () => import('../../support/faults/sockets.ts'));

/** A longer search: `DEVICES=5000 SEED=2 vitest run tests/unit/faults/devices.test.ts`. */
const TRIES = Number(process.env['DEVICES'] ?? 40);
const SEED = Number(process.env['SEED'] ?? 1);

let tried = 0;
let survived = 0;

afterAll(() => keepTally({ what: 'Calls to two devices, on three models', held: survived, tried }));

it.each([
  ['sound, with nothing wrong', { isLossy: false, least: undefined }],
  ['sound, with one fault or two', { isLossy: false, least: 1 }],
  ['lossy, with one fault or two', { isLossy: true, least: 1 }],
])('leave nothing behind over a wire that is %s', { timeout: 3_600_000 }, async (_, { isLossy, least }) => {
  const found: string[] = [];
  for (let seed = SEED * 100_000; seed < SEED * 100_000 + TRIES; seed += 1) {
    const hits = least === undefined ? [] : anyHits(seed, least, PLACES);
    const wrong = await runDevices(hits, { seed: isLossy ? seed : undefined }, anyLater(seed));
    tried += 1;
    if (wrong.length === 0) survived += 1;
    else found.push(`${seed} ${anyLater(seed)} ${JSON.stringify(hits)}: ${wrong.join(' · ')}`);
  }
  expect(found).toEqual([]);
});
