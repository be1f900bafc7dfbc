/**
 * `npm run bench [names]`: how long things take in real browsers. A new measurement is one file in
 * `measurements` and one line in the list below.
 */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { startSandbox } from '../sandbox/index.ts';
import { summaryOf, type Measured, type Measurement, type Stage } from './bench.ts';
import { call } from './measurements/call.ts';
import { idle } from './measurements/idle.ts';
import { imports } from './measurements/imports.ts';
import { lookup } from './measurements/lookup.ts';
import { observer } from './measurements/observer.ts';
import { page } from './measurements/page.ts';
import { pairs } from './measurements/pairs.ts';
import { screening } from './measurements/screening.ts';
import { talking } from './measurements/talking.ts';

const MEASUREMENTS: readonly Measurement[] = [
  observer,
  page,
  screening,
  lookup,
  imports,
  call,
  pairs,
  talking,
  idle,
];

const builds = new Map<string, Promise<readonly string[]>>();

const buildScript = async (name: string): Promise<readonly string[]> => {
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
  return output.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
};

const load: Stage['load'] = async (page, name) => {
  const building = builds.get(name) ?? buildScript(name);
  builds.set(name, building);
  for (const code of await building) await page.evaluate(code);
};

const perform = async ({ measure }: Measurement): Promise<readonly Measured[]> => {
  const sandbox = await startSandbox();
  try {
    return await measure({ sandbox, load });
  } finally {
    await sandbox.close();
  }
};

/** Of the last minute. Beyond the number of cores, other work is measured along with ours. */
const loadOf = (): string => (loadavg()[0] ?? 0).toFixed(1);

const shown = (ms: number): string => ms.toFixed(ms < 100 ? 2 : 0);

const wanted = process.argv.slice(2);
for (const measurement of MEASUREMENTS) {
  if (wanted.length > 0 && !wanted.includes(measurement.name)) continue;
  const before = loadOf();
  const measured = await perform(measurement);
  const rows = measured.map((one) => summaryOf(one, measured));
  console.log(
    `\n${measurement.name} (${measurement.unit ?? 'ms'}; load of the machine ${before} before, ${loadOf()} after)`,
  );
  console.table(
    Object.fromEntries(
      rows.map(({ what, runs, median, p90, longest, limit }) => [
        what,
        { runs, median: shown(median), p90: shown(p90), longest: shown(longest), limit },
      ]),
    ),
  );
  if (rows.some(({ isOver }) => isOver)) process.exitCode = 1;
}
// The broker's library keeps timers of its own running.
process.exit();
