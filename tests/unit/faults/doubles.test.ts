/** Troubles rarely come alone: several faults in one call, at any moments, over a sound wire and one that loses letters; and two calls that cross. */
import { describe, it, vi } from 'vitest';
import { manySeeds } from '../../support/faults/many-seeds.ts';
import { anyHits, anyPresses, runDoubles, type Hit, type Press } from '../../support/faults/run-doubles.ts';

vi.mock('../../../utils/adapters/broker/peer-socket.ts', () => import('../../support/faults/sockets.ts'));

/** A longer search: `DOUBLES=5000 SEED=2 vitest run tests/unit/faults/doubles.test.ts`. */
const holds = manySeeds('DOUBLES', 60, 'Up to three faults in one call, or in two that cross, on two models');

const leavesNothing = (
  call: (seed: number) => { readonly hits: readonly Hit[]; readonly presses?: readonly Press[] },
  isLossy: boolean,
): Promise<void> =>
  holds(async (seed) => {
    const { hits, presses = [] } = call(seed);
    const wrong = await runDoubles(hits, { seed: isLossy ? seed : undefined }, presses);
    return { story: JSON.stringify([...hits, ...presses]), wrong };
  });

describe.each([
  ['sound', false],
  ['lossy', true],
])('over a %s wire', { timeout: 3_600_000 }, (_, isLossy) => {
  it('leave nothing behind', () => leavesNothing((seed) => ({ hits: anyHits(seed) }), isLossy));

  it('nor where both call and press on, with one fault or none', () =>
    leavesNothing((seed) => ({ hits: anyHits(seed, 0), presses: anyPresses(seed) }), isLossy));
});
