import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { launchPerson, type Person } from '../support/person.ts';
import { type Sandbox, startSandbox } from './index.ts';
import { runScriptedCall } from './scripted-call.ts';
import { createStages, type Stages } from './stages.ts';

/**
 * `npm start`: Ahoy in two browsers that talk to a look-alike of X, all on this machine. With a display, Alice and Bob
 * are side by side and yours to play with; without one, a call is made by itself and every screen is photographed.
 */
const ROOT = join(import.meta.dirname, '../..');
const WINDOW = { width: 960, height: 1000 };

async function main(): Promise<void> {
  const stages = createStages(join(ROOT, '.sandbox/screens'));
  await stages.run('Build the extension', () => Promise.resolve(build()));
  const sandbox = await stages.run("Start X's look-alike and the broker", startSandbox);
  try {
    const hasDisplay = ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (process.env[name] ?? '') !== '');
    if (hasDisplay || process.platform === 'darwin') await playTogether(sandbox, stages);
    else await runScriptedCall(sandbox, stages);
  } finally {
    await sandbox.close();
  }
  stages.summary();
}

function build(): void {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('npm run build failed');
}

async function playTogether(sandbox: Sandbox, stages: Stages): Promise<void> {
  const open = async (handle: string, other: string, left: number): Promise<Person> => {
    const person = await launchPerson({
      handle,
      sandbox,
      bus: 'desktop',
      headless: false,
      args: [`--window-position=${left},0`, `--window-size=${WINDOW.width},${WINDOW.height}`],
    });
    await person.setBroker(sandbox.broker.url);
    const chat = await person.openChat(other);
    await person.callButton('Video', other).waitFor();
    // The welcome page opened meanwhile and stands in front.
    await chat.bringToFront();
    return person;
  };
  const people = await stages.run('Open two browsers', () =>
    Promise.all([open('alice', 'bob', 0), open('bob', 'alice', WINDOW.width)]),
  );
  console.log(
    'Alice is on the left, Bob on the right; cameras are made up. Press a call button in either header.',
  );
  console.log('Close both browsers, or press Ctrl-C, to end.');
  await Promise.all(people.map((person) => person.context.waitForEvent('close', { timeout: 0 })));
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The broker's library keeps timers of its own running.
process.exit();
