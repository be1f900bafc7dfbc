/**
 * `npm run fuzz [names]`: every target, or those whose name begins so, for `FUZZ_SECONDS` each (300). Stops at the first
 * failure with its seed and the smallest example; `FUZZ_SEED` begins with that seed again.
 */
import * as fc from 'fast-check';
import type { Target } from './target.ts';
import { TARGETS } from './targets.ts';

const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 300);
const FIRST_SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
/** Between two looks at the clock. */
const BATCH = 200;

const attack = async ({ name, property }: Target): Promise<boolean> => {
  const end = Date.now() + SECONDS * 1000;
  let runs = 0;
  for (let seed = FIRST_SEED; Date.now() < end; seed += 1) {
    const details = await fc.check(property('long'), { seed, numRuns: BATCH });
    runs += details.numRuns;
    if (details.failed) {
      console.error(
        `${name}: failed after ${runs} runs, FUZZ_SEED=${seed}\n${fc.defaultReportMessage(details)}`,
      );
      return false;
    }
  }
  console.log(`${name.padEnd(24)}${String(runs).padStart(10)} runs`);
  return true;
};

const wanted = process.argv.slice(2);
const chosen = TARGETS.filter(
  ({ name }) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)),
);
if (chosen.length === 0) {
  console.error(`No such target. There are: ${TARGETS.map(({ name }) => name).join(', ')}`);
  process.exitCode = 1;
}
for (const target of chosen)
  if (!(await attack(target))) {
    process.exitCode = 1;
    break;
  }
