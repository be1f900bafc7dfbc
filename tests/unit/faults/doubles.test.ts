/** Troubles rarely come alone: two or three faults in one call, at any moments, over a sound wire and one that loses letters. */
import { afterAll, expect, it, vi } from 'vitest';
import { anyHits, runDoubles } from '../../support/faults/run-doubles.ts';
import { keepTally } from '../../support/tally.ts';

vi.mock('../../../utils/adapters/broker/peer-socket.ts', () => import('../../support/faults/sockets.ts'));

/** A longer search: `DOUBLES=5000 SEED=2 vitest run tests/unit/faults/doubles.test.ts`. */
const TRIES = Number(process.env['DOUBLES'] ?? 60);
const SEED = Number(process.env['SEED'] ?? 1);

let tried = 0;
let survived = 0;

afterAll(() => keepTally({ what: 'Two or three faults in one call on two models', held: survived, tried }));

it.each([
  ['sound', false],
  ['lossy', true],
])('leave nothing behind, over a %s wire', { timeout: 3_600_000 }, async (_, isLossy) => {
  const found: string[] = [];
  for (let seed = SEED * 100_000; seed < SEED * 100_000 + TRIES; seed += 1) {
    const hits = anyHits(seed);
    const wrong = await runDoubles(hits, { seed: isLossy ? seed : undefined });
    tried += 1;
    if (wrong.length === 0) survived += 1;
    else found.push(`${seed} ${JSON.stringify(hits)}: ${wrong.join(' · ')}`);
  }
  expect(found).toEqual([]);
});
