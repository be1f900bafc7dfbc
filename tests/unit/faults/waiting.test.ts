/** Whoever talks takes a second call: nobody hears what is said to another, whatever is pressed and whatever happens. */
import { afterAll, expect, it, vi } from 'vitest';
import { anyHits } from '../../support/faults/run-doubles.ts';
import { anyStory, runWaiting } from '../../support/faults/run-waiting.ts';
import { PLACES } from '../../support/faults/table.ts';
import { keepTally } from '../../support/tally.ts';

vi.mock('../../../utils/adapters/broker/peer-socket.ts', () => import('../../support/faults/sockets.ts'));

/** A longer search: `WAITING=5000 SEED=2 vitest run tests/unit/faults/waiting.test.ts`. */
const TRIES = Number(process.env['WAITING'] ?? 40);
const SEED = Number(process.env['SEED'] ?? 1);

let tried = 0;
let survived = 0;

afterAll(() => keepTally({ what: 'Second calls during a talk, on three models', held: survived, tried }));

it.each([
  ['sound, with nothing wrong', { isLossy: false, least: undefined }],
  ['sound, with one fault or two', { isLossy: false, least: 1 }],
  ['lossy, with one fault or two', { isLossy: true, least: 1 }],
])('never join two talks, over a wire that is %s', { timeout: 3_600_000 }, async (_, { isLossy, least }) => {
  const found: string[] = [];
  for (let seed = SEED * 100_000; seed < SEED * 100_000 + TRIES; seed += 1) {
    const story = anyStory(seed);
    const hits = least === undefined ? [] : anyHits(seed, least, PLACES);
    const wrong = await runWaiting(story, hits, { seed: isLossy ? seed : undefined });
    tried += 1;
    if (wrong.length === 0) survived += 1;
    else found.push(`${seed} ${JSON.stringify({ story, hits })}: ${wrong.join(' · ')}`);
  }
  expect(found).toEqual([]);
});
