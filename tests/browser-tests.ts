/**
 * Runs the browser tests. The tests of a file build on each other and shared machines hiccup: where `CI` is set, files that
 * failed are named and run once more, one at a time. Many that fail are no hiccup. Arguments choose files, as vitest's do.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const RESULTS = '.sandbox/browser-tests.json';
const MOST = 4;

const run = (...args: readonly string[]): number =>
  spawnSync('vitest', ['run', '--project', 'e2e', '--reporter=default', ...args], { stdio: 'inherit' })
    .status ?? 1;

type Results = { readonly testResults: readonly { readonly name: string; readonly status: string }[] };

const failedFiles = (): readonly string[] => {
  const { testResults } = JSON.parse(readFileSync(RESULTS, 'utf8')) as Results;
  return testResults.filter(({ status }) => status !== 'passed').map(({ name }) => relative('.', name));
};

const again = (): number => {
  const files = failedFiles();
  if (files.length === 0 || files.length > MOST) return 1;
  console.log(`\nOnce more, one at a time: ${files.join(', ')}\n`);
  return run('--no-file-parallelism', ...files);
};

const isFine = run('--reporter=json', `--outputFile.json=${RESULTS}`, ...process.argv.slice(2)) === 0;
process.exitCode = isFine ? 0 : process.env['CI'] === undefined ? 1 : again();
