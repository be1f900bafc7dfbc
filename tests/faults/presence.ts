/**
 * `npm run presence [minutes]`: a Firefox and a Chromium that do nothing for so long (60). Each minute it says how many of the
 * two the broker still has; in the end each rings the other.
 */
import { startSandbox } from '../sandbox/index.ts';
import type { Anybody } from '../support/anybody.ts';
import { arrive } from '../support/arrive.ts';
import { giveCards } from '../support/cards.ts';
import { launchFirefoxPerson } from '../support/firefox/firefox-person.ts';
import { launchPerson } from '../support/person.ts';

const MINUTES = Number(process.argv[2] ?? 60);
const MINUTE = 60_000;

const sandbox = await startSandbox();
const [alice, bob] = await Promise.all([
  arrive(sandbox, launchFirefoxPerson({ handle: 'alice', sandbox }), 'bob'),
  arrive(sandbox, launchPerson({ handle: 'bob', sandbox }), 'alice'),
]);
await sandbox.broker.waitForClients(2, 20_000);
await giveCards({ alice, bob });

let isAlwaysThere = true;
for (let minute = 1; minute <= MINUTES; minute += 1) {
  await new Promise((resolve) => setTimeout(resolve, MINUTE));
  const connected = sandbox.broker.connected().length;
  isAlwaysThere &&= connected >= 2;
  console.log(`minute ${minute}: ${connected} connected`);
}

const rings = async (caller: Anybody, callee: Anybody): Promise<boolean> => {
  const started = Date.now();
  try {
    await caller.pressCall('Audio', callee.handle);
    await caller.waitForPhase('ringing');
    await callee.answer(caller.handle, 'Decline');
    await caller.waitForPhase('ended');
    await caller.closeCall();
    console.log(`${caller.browser} → ${callee.browser}: rang, and was declined, ${Date.now() - started} ms`);
    return true;
  } catch (error) {
    console.log(`${caller.browser} → ${callee.browser}: ${String(error)}`);
    return false;
  }
};
const rang = [await rings(alice, bob), await rings(bob, alice)];
await sandbox.close();
// The broker's library keeps timers of its own running.
process.exit(isAlwaysThere && rang.every(Boolean) ? 0 : 1);
