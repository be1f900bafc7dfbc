/** Every fault in every phase of a call, on either side: on two machines of which all but browser and wire is real. */
import { afterAll, describe, expect, it, vi } from 'vitest';
import { complaints, runCell } from '../../support/faults/run-cell.ts';
import { CELLS, FAULTS, nameOf } from '../../support/faults/table.ts';
import { keepTally } from '../../support/tally.ts';

vi.mock('../../../utils/adapters/broker/peer-socket.ts', () => import('../../support/faults/sockets.ts'));

const cells = CELLS.filter(({ browsersOnly }) => !browsersOnly);
let tried = 0;
let survived = 0;

afterAll(() => keepTally({ what: 'Faults on two models', held: survived, tried }));

describe.each(FAULTS.filter((fault) => cells.some((cell) => cell.fault === fault)))('%s', (fault) => {
  it(
    'leaves every call going on, or ended on both sides as the table says',
    { timeout: 300_000 },
    async () => {
      const found: string[] = [];
      for (const cell of cells.filter((one) => one.fault === fault)) {
        const wrong = complaints(cell, await runCell(cell, { seed: undefined }));
        tried += 1;
        if (wrong.length === 0) survived += 1;
        else found.push(`${nameOf(cell)}: ${wrong.join(' · ')}`);
      }
      expect(found).toEqual([]);
    },
  );
});
