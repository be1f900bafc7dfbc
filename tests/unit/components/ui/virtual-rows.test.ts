import { describe, expect, it } from 'vitest';
import { placeRows, rowsWithin } from '../../../../components/ui/virtual-rows.ts';

const placed = placeRows([10, 20, 30, 40]);

describe('the rows of a long list', () => {
  it('follow each other by their own heights', () => {
    expect(placed).toEqual({ tops: [0, 10, 30, 60], total: 100 });
  });

  it.each([
    ['at the top', -500, 5, -1, [0]],
    ['in the middle', 15, 35, -1, [1, 2]],
    ['at an edge', 30, 60, -1, [2, 3]],
    ['beyond the end', 500, 900, -1, [3]],
    ['with the focused row above', 70, 90, 0, [0, 3]],
    ['with the focused row below', 0, 5, 3, [0, 3]],
    ['with the focused row among them', 0, 35, 1, [0, 1, 2]],
  ])('exist near the screen: %s', (_, from, to, always, rows) => {
    expect(rowsWithin(placed, from, to, always)).toEqual(rows);
  });

  it('are none in an empty list', () => {
    expect(rowsWithin(placeRows([]), 0, 100, -1)).toEqual([]);
  });
});
