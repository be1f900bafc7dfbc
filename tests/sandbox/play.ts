import type { Anybody } from '../support/anybody.ts';
import { launchFirefoxPerson } from '../support/firefox/firefox-person.ts';
import { launchPerson } from '../support/person.ts';
import type { BrowserName, Browsers } from './browsers.ts';
import type { Sandbox } from './index.ts';
import type { Stages } from './stages.ts';

/** Wide enough for X's list beside the conversation; on a smaller screen each takes a half. */
const WIDTH = 960;

const NAMES: Record<BrowserName, string> = { chromium: 'Chromium', firefox: 'Firefox' };

/** Alice and Bob side by side, until whoever plays closes both browsers. */
export async function playTogether(browsers: Browsers, sandbox: Sandbox, stages: Stages): Promise<void> {
  const open = async (handle: 'alice' | 'bob', other: string, half: 0 | 1): Promise<Anybody> => {
    const on = { handle, sandbox, bus: 'desktop', headless: false, fps: 30 } as const;
    const person = await { chromium: launchPerson, firefox: launchFirefoxPerson }[browsers[handle]](on);
    await person.setBroker(sandbox.broker.url);
    await person.openChat(other);
    await person.seeCallButton('Video', other);
    await place(person, half);
    return person;
  };
  const people = await stages.run('Open two browsers', () =>
    Promise.all([open('alice', 'bob', 0), open('bob', 'alice', 1)]),
  );
  const [alice, bob] = [NAMES[browsers.alice], NAMES[browsers.bob]];
  console.log(
    `Alice is on the left (${alice}), Bob on the right (${bob}); cameras are made up. Press a call button in either header.`,
  );
  console.log('Close both browsers, or press Ctrl-C, to end.');
  await Promise.all(people.map((person) => person.untilClosed()));
}

/** Onto one half of the screen. Flags would do it too, and to every call window as well. */
async function place(person: Anybody, half: 0 | 1): Promise<void> {
  const screen = await person.inX(
    () => ({ width: window.screen.availWidth, height: window.screen.availHeight }),
    undefined,
  );
  const width = Math.min(WIDTH, Math.floor(screen.width / 2));
  await person.placeX({ left: half * width, top: 0, width, height: screen.height });
}
