import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { browsersOf } from './browsers.ts';
import { startSandbox } from './index.ts';
import { playTogether } from './play.ts';
import { runScriptedCall } from './scripted-call.ts';
import { runShortCall } from './short-call.ts';
import { createStages } from './stages.ts';

/**
 * `npm start`: Ahoy in two browsers that talk to a look-alike of X, all on this machine. With a display, Alice and Bob
 * are side by side and yours to play with; without one, a call is made by itself and every screen is photographed.
 */
const ROOT = join(import.meta.dirname, '../..');

async function main(): Promise<void> {
  const browsers = browsersOf(process.argv.slice(2));
  if (!browsers.ok) throw new Error(browsers.says);
  const isChromium = browsers.alice === 'chromium' && browsers.bob === 'chromium';
  if (!isChromium) installFirefox();
  const stages = createStages(join(ROOT, '.sandbox/screens'));
  await stages.run('Build the extension', () => Promise.resolve(build()));
  const sandbox = await stages.run("Start X's look-alike and the broker", startSandbox);
  try {
    const hasDisplay = ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (process.env[name] ?? '') !== '');
    if (hasDisplay || process.platform === 'darwin') await playTogether(browsers, sandbox, stages);
    else if (isChromium) await runScriptedCall(sandbox, stages);
    else await runShortCall(browsers, sandbox, stages);
  } finally {
    await sandbox.close();
  }
  stages.summary();
}

/** Only whoever asks for Firefox needs it. What is missing is said there. */
function installFirefox(): void {
  const prepare = join(import.meta.dirname, 'prepare.mjs');
  const { status } = spawnSync(process.execPath, [prepare, 'firefox'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

function build(): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('npm run build failed');
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The broker's library keeps timers of its own running.
process.exit();
