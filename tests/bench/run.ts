/**
 * `npm run bench [names]`: how long things take in a real Chromium, in ms. A new measurement is one file in
 * `measurements` and one line in the list below.
 */
import { join } from 'node:path';
import { build } from 'vite';
import { startSandbox } from '../sandbox/index.ts';
import { launchPerson } from '../support/person.ts';
import { summaryOf, type Measured, type Measurement, type Stage } from './bench.ts';
import { imports } from './measurements/imports.ts';
import { lookup } from './measurements/lookup.ts';
import { observer } from './measurements/observer.ts';
import { page } from './measurements/page.ts';
import { screening } from './measurements/screening.ts';

const MEASUREMENTS: readonly Measurement[] = [observer, page, screening, lookup, imports];

const load: Stage['load'] = async (page, name) => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2024',
      lib: { entry: join(import.meta.dirname, 'page', `${name}.ts`), formats: ['iife'], name: 'loaded' },
    },
  });
  const output = Array.isArray(built) ? built.flatMap((one) => one.output) : [];
  for (const file of output) if (file.type === 'chunk') await page.evaluate(file.code);
};

const perform = async ({ measure }: Measurement): Promise<readonly Measured[]> => {
  const sandbox = await startSandbox();
  try {
    const alice = await launchPerson({ handle: 'alice', sandbox, bus: null });
    await alice.setBroker(sandbox.broker.url);
    await alice.openChat('bob');
    const launchPlain = () => launchPerson({ handle: 'alice', sandbox, bus: null, extensionDir: null });
    return await measure({ alice, load, x: sandbox.x, launchPlain });
  } finally {
    await sandbox.close();
  }
};

const shown = (ms: number): string => ms.toFixed(ms < 100 ? 2 : 0);

const wanted = process.argv.slice(2);
for (const measurement of MEASUREMENTS) {
  if (wanted.length > 0 && !wanted.includes(measurement.name)) continue;
  const rows = (await perform(measurement)).map(summaryOf);
  console.log(`\n${measurement.name} (ms)`);
  console.table(
    Object.fromEntries(
      rows.map(({ what, runs, median, p90, longest, limit, isOver }) => [
        what,
        {
          runs,
          median: shown(median),
          p90: shown(p90),
          longest: shown(longest),
          limit: limit === undefined ? '' : `${limit}${isOver ? ' EXCEEDED' : ''}`,
        },
      ]),
    ),
  );
  if (rows.some(({ isOver }) => isOver)) process.exitCode = 1;
}
// The broker's library keeps timers of its own running.
process.exit();
