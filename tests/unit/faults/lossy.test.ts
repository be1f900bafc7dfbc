/** The same cells over a wire that loses, doubles and delays letters: whatever comes of it, it ends, and on both sides. */
import { afterAll, expect, it, vi } from 'vitest';
import { complaints, runCell } from '../../support/faults/run-cell.ts';
import { fitTogether } from '../../support/faults/pairs.ts';
import { CELLS, nameOf, type Outcome } from '../../support/faults/table.ts';
import { keepTally } from '../../support/tally.ts';

vi.mock('../../../utils/adapters/broker/peer-socket.ts', () => import('../../support/faults/sockets.ts'));

let tried = 0;
let survived = 0;

afterAll(() => keepTally({ what: 'Faults on two models, over a lossy wire', held: survived, tried }));

const SEED = Number(process.env['SEED'] ?? 1);

it('tells ends that agree from ends that do not', () => {
  const [fit, differ]: readonly (readonly Outcome[])[] = [
    ['on', ['hung-up', 'hung-up-by-peer'], ['hung-up', 'connection-lost'], ['cancelled', 'hung-up-by-peer']],
    [
      ['declined-by-peer', 'hung-up'],
      ['hung-up-by-peer', 'hung-up-by-peer'],
      ['hung-up-by-peer', 'nothing'],
      ['connection-lost', 'nothing'],
      ['cancelled', 'hung-up'],
      ['no-answer', 'declined'],
    ],
  ];
  expect(fit?.map(fitTogether)).not.toContain(false);
  expect(differ?.map(fitTogether)).not.toContain(true);
});

it('leaves nobody alone in a call, nothing ringing and nothing open', { timeout: 600_000 }, async () => {
  const found: string[] = [];
  for (const [index, cell] of CELLS.entries()) {
    if (cell.browsersOnly) continue;
    const result = await runCell(cell, { seed: SEED * 1_000 + index });
    const wrong = complaints(cell, result, true);
    tried += 1;
    if (wrong.length === 0) survived += 1;
    else found.push(`${nameOf(cell)}: ${String(result.outcome)} ${wrong.join(' · ')}`);
  }
  expect(found).toEqual([]);
});
