/** As many seeds as the environment wants are tried; what went wrong is printed with the seed that leads there. */
import { afterAll, expect, it } from 'vitest';
import { keepTally, type Tally } from '../tally.ts';
import type { Wire } from './broker.ts';
import { anyHits, type Hit } from './run-doubles.ts';
import { PLACES } from './table.ts';

const SEED = Number(process.env['SEED'] ?? 1);

/** What happens by one seed, as it is printed where something is `wrong`. */
export type Tried = { readonly story: string; readonly wrong: readonly string[] };

/** `name`: of the variable that says how many. `what`: as the tally is kept. */
export const manySeeds = (name: string, few: number, what: Tally['what']) => {
  const tries = Number(process.env[name] ?? few);
  let tried = 0;
  let survived = 0;
  afterAll(() => keepTally({ what, held: survived, tried }));

  return async (run: (seed: number) => Promise<Tried>): Promise<void> => {
    const found: string[] = [];
    for (let seed = SEED * 100_000; seed < SEED * 100_000 + tries; seed += 1) {
      const { story, wrong } = await run(seed);
      tried += 1;
      if (wrong.length === 0) survived += 1;
      else found.push(`${seed} ${story}: ${wrong.join(' · ')}`);
    }
    expect(found).toEqual([]);
  };
};

type Run = (seed: number, hits: readonly Hit[], wire: Wire) => Promise<Tried>;

/** The same of three machines: with nothing wrong, with faults, and with faults over a wire that loses letters. */
export const itOnThreeMachines = (
  law: string,
  leavesNothing: ReturnType<typeof manySeeds>,
  run: Run,
): void => {
  it.each([
    ['sound, with nothing wrong', { isLossy: false, least: undefined }],
    ['sound, with one fault or two', { isLossy: false, least: 1 }],
    ['lossy, with one fault or two', { isLossy: true, least: 1 }],
  ])(`${law} over a wire that is %s`, { timeout: 3_600_000 }, (_, { isLossy, least }) =>
    leavesNothing((seed) =>
      run(seed, least === undefined ? [] : anyHits(seed, least, PLACES), {
        seed: isLossy ? seed : undefined,
      }),
    ),
  );
};
