// Makes a fresh clone ready for `npm start` and `npm test`. Runs on Node 20 before anything is installed, so: no
// dependencies and no TypeScript. Prints nothing when there is nothing to do.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const MINUTES = 60_000;
const forTests = process.argv[2] === 'test';
const withFirefox = forTests || process.argv[2] === 'firefox';

function run(command, args, minutes) {
  console.log(`> ${command} ${args.join(' ')}`);
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    timeout: minutes * MINUTES,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0 && !error;
}

function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

const readJson = (path) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/** Whether what is installed is what the lock file names. Packages for other platforms may be absent. */
function isInstalled() {
  if (!existsSync(join(ROOT, 'node_modules/.package-lock.json'))) return false;
  const installed = readJson('node_modules/.package-lock.json').packages;
  return Object.entries(readJson('package-lock.json').packages).every(
    ([path, wanted]) =>
      path === '' || (installed[path] ? installed[path].version === wanted.version : wanted.optional),
  );
}

/** The Node that npm scripts get: ours from node_modules, when its install script ran. */
function scriptNodeMajor() {
  const binary = join(ROOT, 'node_modules/.bin/node');
  if (!existsSync(binary)) return 0;
  const { stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/u.exec(stdout ?? '')?.[1] ?? 0);
}

function isOnPath(command) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, command)));
}

/** Without it Firefox on Linux shows notifications by itself, where no test hears of them. */
function hasNotificationLibrary() {
  if (process.platform !== 'linux') return true;
  const { stdout } = spawnSync('ldconfig', ['-p'], { encoding: 'utf8' });
  return (stdout ?? '').includes('libnotify.so.4');
}

/** `variable` names its binary; else it is in one of the usual places. */
function hasBrowser(variable, places) {
  const named = process.env[variable];
  if (named) return existsSync(named) || giveUp(`${variable} names ${named}, and there is no such file.`);
  return readJson(places).some((place) => existsSync(place));
}

const hasChromium = () => hasBrowser('CHROME_PATH', 'tests/support/chromium-places.json');
const hasFirefox = () => hasBrowser('FIREFOX_PATH', 'tests/support/firefox/firefox-places.json');

function missingPrograms() {
  return [
    !hasChromium() && { name: 'Chromium (or its path in CHROME_PATH)', package: 'chromium' },
    !isOnPath('dbus-daemon') && { name: 'dbus-daemon', package: 'dbus' },
    withFirefox && !hasFirefox() && { name: 'Firefox (or its path in FIREFOX_PATH)', package: 'firefox-esr' },
    forTests && !hasNotificationLibrary() && { name: 'libnotify', package: 'libnotify4' },
    forTests && !isOnPath('turnserver') && { name: 'coturn', package: 'coturn' },
  ].filter(Boolean);
}

function installPrograms() {
  const missing = missingPrograms();
  if (missing.length === 0) return;
  const packages = missing.map((one) => one.package);
  const canInstall = process.getuid?.() === 0 && isOnPath('apt-get');
  if (canInstall && run('apt-get', ['update', '-q'], 5)) {
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], 15);
  }
  const still = missingPrograms();
  if (still.length === 0) return;
  const names = still.map((one) => one.name).join(', ');
  giveUp(
    `Missing: ${names}. On Debian or Ubuntu: sudo apt-get install ${still.map((one) => one.package).join(' ')}`,
  );
}

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) giveUp(`Node ${process.versions.node} is too old; Node 20 or newer is needed.`);
// Its warnings are about the Node that runs npm, on which nothing else of this project runs.
const QUIETLY = '--loglevel=error';
// The second try is for a lock file that lacks packages of other platforms, which `npm ci` refuses.
if (
  !isInstalled() &&
  !run('npm', ['ci', QUIETLY], 15) &&
  !run('npm', ['install', '--no-save', QUIETLY], 15)
) {
  giveUp('npm ci and npm install failed; the lines above say why.');
}
if (scriptNodeMajor() < 22) run('npm', ['rebuild', 'node'], 5);
if (scriptNodeMajor() < 22)
  giveUp('The npm package "node" did not install a Node of at least 22; try npm rebuild node.');
// wxt makes types and configuration that everything else is checked against; `npm ci --ignore-scripts` leaves it out.
if (!existsSync(join(ROOT, '.wxt/tsconfig.json')))
  execFileSync('npm', ['run', '--silent', 'postinstall'], { cwd: ROOT, stdio: 'inherit' });
installPrograms();
// What these tests count, and not those of another day, is in the table at their end.
if (forTests) rmSync(join(ROOT, '.sandbox/tally'), { recursive: true, force: true });
