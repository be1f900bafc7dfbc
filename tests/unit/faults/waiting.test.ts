/** Whoever talks takes a second call: nobody hears what is said to another, whatever is pressed and whatever happens. */
import { vi } from 'vitest';
import { itOnThreeMachines, manySeeds } from '../../support/faults/many-seeds.ts';
import { anyStory, runWaiting } from '../../support/faults/run-waiting.ts';

vi.mock('../../../utils/adapters/broker/peer-socket.ts', () => import('../../support/faults/sockets.ts'));

/** A longer search: `WAITING=5000 SEED=2 vitest run tests/unit/faults/waiting.test.ts`. */
const holds = manySeeds('WAITING', 40, 'Second calls during a talk, on three models');

itOnThreeMachines('never join two talks,', holds, async (seed, hits, wire) => {
  const story = anyStory(seed);
  return { story: JSON.stringify({ story, hits }), wrong: await runWaiting(story, hits, wire) };
});
