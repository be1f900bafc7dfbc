/**
 * Runs the browser tests. The tests of a file build on each other and shared machines hiccup: where `CI` is set, files that
 * failed are named and run once more, one at a time. Many that fail are no hiccup. Arguments choose files, as vitest's do.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { keptTallies, tallyTable } from './support/tally.ts';

const RESULTS = '.sandbox/browser-tests.json';
const [RESULTS_BESIDE, OUTPUT_BESIDE] = [
  '.sandbox/browser-tests-beside.json',
  '.sandbox/browser-tests-beside.log',
];
const MOST = 4;

/** Mostly wait, for what a page or the browser does after so many seconds: they run beside the others, one at a time. */
const BESIDE = [
  'x-page',
  'worker',
  'x-page-messages',
  'hostile-page',
  'x-page-buttons',
  'sandbox-faults',
  'firefox/x-page',
].map((name) => `tests/e2e/${name}.test.ts`);

/** Answers whether all is well. */
const run = async (output: 'inherit' | number, ...args: readonly string[]): Promise<boolean> => {
  const all = ['run', '--project', 'e2e', '--reporter=default', ...args];
  const [status] = (await once(spawn('vitest', all, { stdio: ['inherit', output, output] }), 'exit')) as [
    number | null,
  ];
  return status === 0;
};

const into = (results: string): readonly string[] => ['--reporter=json', `--outputFile.json=${results}`];

type Results = { readonly testResults: readonly { readonly name: string; readonly status: string }[] };

const failedFiles = (results: readonly string[]): readonly string[] =>
  results
    .flatMap((file) => (JSON.parse(readFileSync(file, 'utf8')) as Results).testResults)
    .filter(({ status }) => status !== 'passed')
    .map(({ name }) => relative('.', name));

/** Everything; what runs beside is printed in one piece at the end. */
const runAll = async (): Promise<boolean> => {
  mkdirSync(dirname(OUTPUT_BESIDE), { recursive: true });
  const output = openSync(OUTPUT_BESIDE, 'w');
  const areFine = await Promise.all([
    run('inherit', ...into(RESULTS), ...BESIDE.map((file) => `--exclude=${file}`)),
    run(output, ...into(RESULTS_BESIDE), '--no-file-parallelism', ...BESIDE),
  ]);
  console.log(readFileSync(OUTPUT_BESIDE, 'utf8'));
  return areFine.every(Boolean);
};

const again = (results: readonly string[]): Promise<boolean> | false => {
  const files = failedFiles(results);
  if (files.length === 0 || files.length > MOST) return false;
  console.log(`\nOnce more, one at a time: ${files.join(', ')}\n`);
  return run('inherit', '--no-file-parallelism', ...files);
};

const chosen = process.argv.slice(2);
const isFine = chosen.length === 0 ? await runAll() : await run('inherit', ...into(RESULTS), ...chosen);
const results = chosen.length === 0 ? [RESULTS, RESULTS_BESIDE] : [RESULTS];
const isWell = isFine || (process.env['CI'] !== undefined && (await again(results)));
if (chosen.length === 0) console.log(tallyTable(keptTallies()));
process.exitCode = isWell ? 0 : 1;
