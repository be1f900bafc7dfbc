import { expect, it } from 'vitest';
import { falselyShown } from '../../support/hostile/row.ts';

it('whatever is shown and not named, or more often than it may be, counts as false', () => {
  const allowed = [
    ['Alice is calling', 1],
    [/ stayed silent$/u, 1],
  ] as const;
  expect(falselyShown([], allowed)).toBe(0);
  expect(falselyShown(['Alice is calling', 'Two calls stayed silent'], allowed)).toBe(0);
  expect(falselyShown(['Alice is calling', 'Alice is calling'], allowed)).toBe(1);
  expect(falselyShown(['Alice is calling!', 'Mallory invites you to call'], allowed)).toBe(2);
});
