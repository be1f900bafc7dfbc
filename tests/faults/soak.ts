/**
 * `npm run soak [minutes]`: two browsers for so long (30), a call every minute, and on the way into each one a fault that the
 * seed draws (`FAULTS_SEED`). Says what was lost, and what two browsers hold at the start and at the end.
 */
import { createDice } from '../support/faults/dice.ts';
import { ACTS } from '../support/faults/browser/acts.ts';
import { measure } from '../support/faults/browser/measure.ts';
import { runCell } from '../support/faults/browser/run-cell.ts';
import { openStage } from '../support/faults/browser/stage.ts';
import { pause } from '../support/faults/browser/until.ts';
import { CELLS, nameOf } from '../support/faults/table.ts';

const SEED = Number(process.env['FAULTS_SEED'] ?? 1);
const MINUTES = Number(process.argv[2] ?? 30);
const MINUTE = 60_000;

/** A fault that takes keys or minutes is no part of a day's work. */
const cells = CELLS.filter(
  ({ fault, phase }) =>
    ACTS[fault] !== undefined && !/deleted|long/u.test(fault) && (phase === 'ringing' || phase === 'live'),
);

const dice = createDice(SEED);
const sum = { placed: 0, rung: 0, connected: 0, lost: 0, falseRings: 0, wrong: 0 };
const stage = await openStage();
const before = await measure(stage);
const end = Date.now() + MINUTES * MINUTE;
while (Date.now() < end) {
  const next = Date.now() + MINUTE;
  const cell = cells[Math.floor(dice() * cells.length)];
  if (cell === undefined) throw new Error('there are no cells');
  // Each cell places its call, and another one when it is over.
  sum.placed += 2;
  try {
    const { wrong, outcome, ringsLost, falseRings } = await runCell(stage, cell, {
      briefly: true,
      kind: 'Video',
    });
    console.log(`${nameOf(cell)}: ${String(outcome)}${wrong.map((one) => `\n  ${one}`).join('')}`);
    sum.rung += 2 - ringsLost;
    sum.connected += outcome === 'on' || cell.phase === 'live' ? 1 : 0;
    sum.lost += ringsLost;
    sum.falseRings += falseRings;
    sum.wrong += wrong.length;
  } catch (error) {
    console.log(`${nameOf(cell)}: ${error instanceof Error ? error.message : String(error)}`);
    sum.lost += 1;
    sum.wrong += 1;
    break;
  }
  if (next < end) await pause(next - Date.now());
}
const after = await measure(stage).catch(() => undefined);
console.log(
  `\nSeed ${SEED}: placed ${sum.placed}, rung ${sum.rung}, connected ${sum.connected}, lost ${sum.lost}, false rings ${sum.falseRings}`,
);
console.table({ start: before, end: after });
await stage.close();
// The broker's library keeps timers of its own running.
process.exit(sum.wrong === 0 && after !== undefined ? 0 : 1);
