/**
 * `npm run faults [words]`: the cells of the table whose names hold all of these words, in two browsers, in an order that
 * `FAULTS_SEED` gives, until all are done or `FAULTS_MINUTES` are over.
 */
import { createDice } from '../support/faults/dice.ts';
import { ACTS } from '../support/faults/browser/acts.ts';
import { runCell, type Ran } from '../support/faults/browser/run-cell.ts';
import { openStage, type Stage } from '../support/faults/browser/stage.ts';
import { CELLS, nameOf, type Cell } from '../support/faults/table.ts';

const SEED = Number(process.env['FAULTS_SEED'] ?? 1);
const MINUTES = Number(process.env['FAULTS_MINUTES'] ?? Infinity);
const BRIEFLY = process.env['FAULTS_BRIEFLY'] === '1';

const shuffled = (cells: readonly Cell[]): readonly Cell[] => {
  const dice = createDice(SEED);
  return cells
    .map((cell) => ({ cell, at: dice() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ cell }) => cell);
};

const words = process.argv.slice(2);
const chosen = shuffled(
  CELLS.filter(
    (cell) => ACTS[cell.fault] !== undefined && words.every((word) => nameOf(cell).includes(word)),
  ),
);
const end = Date.now() + MINUTES * 60_000;
const sum = { tried: 0, survived: 0, ringsLost: 0, falseRings: 0 };

const say = (cell: Cell, { outcome, wrong, settled, presence, took }: Ran): void =>
  console.log(
    `${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${nameOf(cell).padEnd(48)} ${String(outcome).padEnd(40)} ` +
      `settled ${settled.toFixed(1)} s, reachable ${presence.toFixed(1)} s, took ${took.toFixed(0)} s` +
      wrong.map((one) => `\n       ${one}`).join(''),
  );

/** A pair that got out of hand is replaced: the cells after it have done nothing wrong. */
let stage: Stage | undefined;
for (const cell of chosen) {
  if (Date.now() > end) break;
  sum.tried += 1;
  try {
    stage ??= await openStage();
    const ran = await runCell(stage, cell, { briefly: BRIEFLY, kind: 'Video' });
    say(cell, ran);
    sum.survived += ran.wrong.length === 0 ? 1 : 0;
    sum.ringsLost += ran.ringsLost;
    sum.falseRings += ran.falseRings;
  } catch (error) {
    console.log(`FAIL ${nameOf(cell)}\n       ${error instanceof Error ? error.message : String(error)}`);
    await stage?.close().catch(() => undefined);
    stage = undefined;
  }
}
await stage?.close();
console.log(
  `\nSeed ${SEED}, ${sum.tried} of ${chosen.length} cells: survived ${sum.survived} / ${sum.tried}, ` +
    `rings lost ${sum.ringsLost}, false rings ${sum.falseRings}`,
);
// The broker's library keeps timers of its own running.
process.exit(sum.tried > 0 && sum.survived === sum.tried ? 0 : 1);
