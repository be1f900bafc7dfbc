import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCell, type How } from '../support/faults/browser/run-cell.ts';
import { openStage, type Stage } from '../support/faults/browser/stage.ts';
import { CELLS, nameOf, type Cell, type Fault, type Phase } from '../support/faults/table.ts';
import { keepTally } from '../support/tally.ts';

/** Cells of the table of faults in two browsers, each fault on either side; `npm run faults` runs the others. */
let stage: Stage;
const sum = { tried: 0, held: 0, ringsLost: 0, falseRings: 0 };

beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  keepTally({ what: 'Faults in two browsers', ...sum });
  await stage.close();
});

const cellsOf = (phase: Phase, ...faults: readonly Fault[]): readonly Cell[] =>
  faults.flatMap((fault) => CELLS.filter((cell) => cell.fault === fault && cell.phase === phase));

const survive = async (cell: Cell, how: How): Promise<void> => {
  const { wrong, ringsLost, falseRings } = await runCell(stage, cell, { briefly: true, ...how });
  sum.tried += 1;
  sum.held += wrong.length === 0 ? 1 : 0;
  sum.ringsLost += ringsLost;
  sum.falseRings += falseRings;
  expect(wrong).toEqual([]);
};

const named = (cells: readonly Cell[]) => cells.map((cell) => [nameOf(cell), cell] as const);

/** One call stands for as long as nothing ends it. */
const SURVIVED = cellsOf(
  'live',
  'host killed',
  'tab closed',
  'tab navigated',
  'broker stopped',
  'broker restarted',
  'broker refusing',
  'id taken',
  'clock behind',
  'network gone',
  'asleep',
  'window loaded anew',
);

describe('a call that people talk in goes on', () => {
  it.each(named(SURVIVED))('%s', async (_, cell) => {
    await survive(cell, { staying: true });
  });
});

describe('a call ends for both as the table says', () => {
  it.each(named(cellsOf('live', 'worker stopped', 'window closed')))('%s', async (_, cell) => {
    await survive(cell, { kind: 'Video' });
  });
});

/** A call that stands would not feel these. */
const FELT = [
  ...cellsOf('ringing', 'broker slow', 'broker half-open', 'storage full'),
  ...cellsOf('dialing', 'clock ahead'),
];

describe('a call that rings, or is about to, comes about', () => {
  it.each(named(FELT))('%s', async (_, cell) => {
    await survive(cell, {});
  });
});

describe('nobody talks, and whoever was away comes back by themselves', () => {
  const cells = cellsOf(
    'idle',
    'extension reloaded',
    'extension updated',
    'extension crashed',
    'browser restarted',
    'storage deleted',
  );
  it.each(named(cells))('%s', async (_, cell) => {
    await survive(cell, {});
  });
});
