import type { Page as FirefoxPage } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { arrive } from '../../support/arrive.ts';
import { giveCards } from '../../support/cards.ts';
import { type FirefoxPerson, launchFirefoxPerson } from '../../support/firefox/firefox-person.ts';
import { named, pressOn } from '../../support/firefox/press.ts';
import { areLive, hear, isSilent, loadAnew, ring, says, seeAndHear } from '../../support/firefox/talk.ts';
import { launchPerson, type Person } from '../../support/person.ts';

/** What Alice does in Firefox's window of a call is checked in Bob's, which is Chromium's. */
let sandbox: Sandbox;
let alice: FirefoxPerson;
let bob: Person;
let window: FirefoxPage;

beforeAll(async () => {
  sandbox = await startSandbox();
  [alice, bob] = await Promise.all([
    arrive(sandbox, launchFirefoxPerson({ handle: 'alice', sandbox }), 'bob'),
    arrive(sandbox, launchPerson({ handle: 'bob', sandbox }), 'alice'),
  ]);
  await sandbox.broker.waitForClients(2, 20_000);
  await giveCards({ alice, bob });
  await ring(alice, bob);
  await bob.answer('alice', 'Accept');
  await areLive(alice, bob);
  window = await alice.extensionPage('call.html');
  await window.bringToFront();
});
afterAll(() => sandbox.close());

/** The four words and the sixty digits. */
const codeShown = async (): Promise<string> => {
  const button = [...document.querySelectorAll('button')].find((one) =>
    one.innerText.startsWith('Encrypted'),
  );
  button?.click();
  for (let looks = 0; looks < 200; looks += 1) {
    const panel = document.querySelector<HTMLElement>('[aria-label="Compare the safety code"]');
    const code = panel?.querySelector<HTMLElement>('[aria-label="Safety code"]');
    const digits = panel?.querySelector<HTMLElement>('[dir="ltr"]');
    if (code && digits) {
      button?.click();
      return `${code.innerText.replaceAll(/[^a-z]+/gu, ' ').trim()} ${digits.innerText.replaceAll(/\D/gu, '')}`;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return 'no code';
};

const codes = (): Promise<readonly string[]> =>
  Promise.all([alice, bob].map((one) => one.inCall(codeShown, undefined)));

describe('in Firefox’s window of a call', () => {
  it('there is the same code to compare as at the other side', async () => {
    await seeAndHear(alice, bob);
    const [hers, his] = await codes();
    expect(hers).toMatch(/^(?:[a-z]+ )+\d{60}$/u);
    expect(hers).toBe(his);
  });

  it('M mutes, Space lets one talk as long as it is held, and a press unmutes', async () => {
    await window.keyboard.press('m');
    await says(bob, 'Their microphone is off');
    await isSilent(bob);
    await window.keyboard.down(' ');
    await says(alice, 'You are heard while you hold Space.');
    await hear(bob);
    await window.keyboard.up(' ');
    await isSilent(bob);
    await pressOn(window, named('button', 'Mute'));
    await hear(bob);
  });

  it('O puts the call on hold both ways, and the button resumes it', async () => {
    await window.keyboard.press('o');
    await says(bob, 'put the call on hold');
    await Promise.all([isSilent(bob), isSilent(alice)]);
    await pressOn(window, named('button', 'Resume'));
    await seeAndHear(alice, bob);
  });

  it('the connection is measured, and told with its numbers and what they mean', async () => {
    await expect
      .poll(() => alice.inCall(() => document.body.innerHTML, undefined))
      .toContain('Connection: very good');
    await pressOn(window, named('button', 'Connection: very good'));
    for (const one of ['Round trip', 'kbit/s', 'Everything gets through.']) await says(alice, one);
    await window.keyboard.press('Escape');
  });

  it('there is another code, the same for both, once a window was loaded anew', async () => {
    const [before = ''] = await codes();
    await loadAnew(alice);
    await areLive(alice, bob);
    await seeAndHear(alice, bob);
    const [hers = '', his] = await codes();
    expect(hers).toBe(his);
    expect(hers).not.toBe(before);
    expect(hers.slice(-60)).toBe(before.slice(-60));
    window = await alice.extensionPage('call.html');
    await window.bringToFront();
  });

  it('H, pressed twice, hangs up', async () => {
    await window.keyboard.press('h');
    await says(alice, 'Press H again to hang up.');
    await window.keyboard.press('h');
    await Promise.all([alice, bob].map((one) => one.waitForPhase('ended')));
    await Promise.all([alice.closeCall(), bob.closeCall()]);
  });
});
