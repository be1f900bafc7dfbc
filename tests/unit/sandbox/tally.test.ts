import { expect, it } from 'vitest';
import { tallyTable } from '../../support/tally.ts';

it('the table of what was survived has a line for each count, and says what is missing', () => {
  const table = tallyTable([
    { what: 'Faults in two browsers', held: 43, tried: 44, ringsLost: 1, falseRings: 0 },
    { what: 'Faults on two models', held: 378, tried: 378 },
  ]);
  expect(table.split('\n').slice(2)).toEqual([
    '| Faults on two models | 378 / 378 |  |  |',
    '| Faults on two models, over a lossy wire | not run | | |',
    '| Deaths of a worker on two models | not run | | |',
    '| Up to three faults in one call, or in two that cross, on two models | not run | | |',
    '| Calls to two devices, on three models | not run | | |',
    '| Second calls during a talk, on three models | not run | | |',
    '| Faults in two browsers | 43 / 44 | 1 | 0 |',
    '| Hostile messages at a browser | not run | | |',
  ]);
});
