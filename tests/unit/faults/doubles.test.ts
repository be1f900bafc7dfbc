/** Troubles rarely come alone: several faults in one call, at any moments, over a sound wire and one that loses letters; and two calls that cross. */
import { afterAll, describe, expect, it, vi } from 'vitest';
import { anyHits, anyPresses, runDoubles, type Hit, type Press } from '../../support/faults/run-doubles.ts';
import { keepTally } from '../../support/tally.ts';

vi.mock('../../../utils/adapters/broker/peer-socket.ts', () => import('../../support/faults/sockets.ts'));

/** A longer search: `DOUBLES=5000 SEED=2 vitest run tests/unit/faults/doubles.test.ts`. */
const TRIES = Number(process.env['DOUBLES'] ?? 60);
const SEED = Number(process.env['SEED'] ?? 1);

let tried = 0;
let survived = 0;

afterAll(() =>
  keepTally({
    what: 'Up to three faults in one call, or in two that cross, on two models',
    held: survived,
    tried,
  }),
);

type Call = { readonly hits: readonly Hit[]; readonly presses?: readonly Press[] };

const leavesNothing = async (call: (seed: number) => Call, isLossy: boolean): Promise<void> => {
  const found: string[] = [];
  for (let seed = SEED * 100_000; seed < SEED * 100_000 + TRIES; seed += 1) {
    const { hits, presses = [] } = call(seed);
    const wrong = await runDoubles(hits, { seed: isLossy ? seed : undefined }, presses);
    tried += 1;
    if (wrong.length === 0) survived += 1;
    else found.push(`${seed} ${JSON.stringify([...hits, ...presses])}: ${wrong.join(' · ')}`);
  }
  expect(found).toEqual([]);
};

describe.each([
  ['sound', false],
  ['lossy', true],
])('over a %s wire', { timeout: 3_600_000 }, (_, isLossy) => {
  it('leave nothing behind', () => leavesNothing((seed) => ({ hits: anyHits(seed) }), isLossy));

  it('nor where both call and press on, with one fault or none', () =>
    leavesNothing((seed) => ({ hits: anyHits(seed, 0), presses: anyPresses(seed) }), isLossy));
});
