import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchPerson, type Person } from '../support/person.ts';
import { type Sandbox, startSandbox } from './index.ts';
import { runScriptedCall } from './scripted-call.ts';
import { createStages, type Stages } from './stages.ts';

/**
 * `npm start`: Ahoy in two browsers that talk to a look-alike of X, all on this machine. With a display, Alice and Bob
 * are side by side and yours to play with; without one, a call is made by itself and every screen is photographed.
 */
const ROOT = join(import.meta.dirname, '../..');
/** Wide enough for X's list beside the conversation; on a smaller screen each takes a half. */
const WIDTH = 960;

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
  const open = async (handle: string, other: string, half: 0 | 1): Promise<Person> => {
    const person = await launchPerson({
      handle,
      sandbox,
      bus: 'desktop',
      headless: false,
      fps: 30,
    });
    await person.setBroker(sandbox.broker.url);
    const chat = await person.openChat(other);
    await person.callButton('Video', other).waitFor();
    // The welcome page opened meanwhile and stands in front.
    await chat.bringToFront();
    await place(chat, half);
    return person;
  };
  const people = await stages.run('Open two browsers', () =>
    Promise.all([open('alice', 'bob', 0), open('bob', 'alice', 1)]),
  );
  console.log(
    'Alice is on the left, Bob on the right; cameras are made up. Press a call button in either header.',
  );
  console.log('Close both browsers, or press Ctrl-C, to end.');
  await Promise.all(people.map((person) => person.context.waitForEvent('close', { timeout: 0 })));
}

/** Puts the window of this page onto one half of the screen. Flags would do it too, and to every call window as well. */
async function place(page: Page, half: 0 | 1): Promise<void> {
  const screen = await page.evaluate(() => ({
    width: window.screen.availWidth,
    height: window.screen.availHeight,
  }));
  const width = Math.min(WIDTH, Math.floor(screen.width / 2));
  const session = await page.context().newCDPSession(page);
  const { windowId } = await session.send('Browser.getWindowForTarget');
  await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
  await session.send('Browser.setWindowBounds', {
    windowId,
    bounds: { left: half * width, top: 0, width, height: screen.height },
  });
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The broker's library keeps timers of its own running.
process.exit();
