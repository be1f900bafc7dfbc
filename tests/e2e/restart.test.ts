import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { endCall, waitForRing } from '../support/call-steps.ts';
import { connect, exchangeCards, meet, type Pair, seeEnd, seeRecent } from '../support/pair.ts';
import { AUDIBLE, hearRemote, seeVideo } from '../support/frames.ts';
import type { Person } from '../support/person.ts';

let sandbox: Sandbox;
let pair: Pair;

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meet(sandbox);
  await exchangeCards(sandbox, pair);
});
afterAll(() => sandbox.close());

const seeReachability = async (person: Person, text: RegExp): Promise<void> => {
  const popup = await person.popupOn('Screening');
  await expect.poll(() => popup.getByRole('status').first().innerText(), { timeout: 15_000 }).toMatch(text);
};

const bothReachable = (): Promise<unknown> =>
  Promise.all([seeReachability(pair.alice, /^Reachable as/u), seeReachability(pair.bob, /^Reachable as/u)]);

describe('the browser is closed and started again', () => {
  it.each([undefined, 'installed'] as const)(
    'and everything is still there: presence without a page of X, cards, settings, log (%s)',
    async (how) => {
      const { alice, bob } = pair;
      const before = await bob.popupOn('Screening');
      const verified = before.getByRole('checkbox', { name: 'Verified accounts' });
      const chosen = !(await verified.isChecked());
      await verified.setChecked(chosen);

      await bob.restart(how);
      await seeReachability(bob, /^Reachable as .?@bob/u);
      expect(bob.context.pages().filter((page) => page.url().startsWith('https:'))).toEqual([]);
      const popup = await bob.popupOn('Screening');
      expect(await popup.getByRole('checkbox', { name: 'Verified accounts' }).isChecked()).toBe(chosen);
      await seeRecent(bob, /Alice Archer[^]*Answered/u);
      await bob.popupOn('People');
      await popup.getByText('Alice Archer').first().waitFor();

      await connect(alice, bob, 'Video');
      await endCall(bob, alice);
    },
  );

  it('and the one who comes back calls from Recent', async () => {
    const { alice, bob } = pair;
    const popup = await bob.popupOn('Recent');
    await popup.getByRole('button', { name: 'Call back Alice Archer' }).first().click();
    alice.bus.press(await waitForRing(alice, 'bob'), 'Accept');
    await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    await endCall(alice, bob);
  });
});

/** In a call that is live: what goes between the two from here on goes without a server. */
const doEverything = async (alice: Person, bob: Person): Promise<void> => {
  const [hers, his] = await Promise.all([alice.callWindow(), bob.callWindow()]);
  const press = (name: string) => hers.getByRole('button', { name, exact: true }).click();
  await press('Camera');
  await expect.poll(async () => (await seeVideo(his, 'Remote video', 500)).changes).toBeGreaterThan(1);
  await press('Mute');
  await his.getByText('Their microphone is off').waitFor();
  await press('Mute');
  await expect.poll(() => hearRemote(his)).toBeGreaterThan(AUDIBLE);
  await press('Share screen');
  await his.getByText(/is sharing a screen/u).waitFor({ state: 'attached' });
  await press('Notes');
  await hers.getByRole('textbox', { name: 'Note' }).fill('No server in between');
  await hers.keyboard.press('Enter');
  await his.getByText('Alice Archer: No server in between').waitFor();
  await press('Hang up');
  expect(await seeEnd(bob, 'Call ended')).toMatch(/Alice Archer\W? hung up/u);
  await seeEnd(alice, 'Call ended');
};

describe('the signaling server', () => {
  it('goes away and comes back: the popup and the buttons say so, and calls work again', async () => {
    const { alice, bob } = pair;
    await bothReachable();
    await connect(alice, bob, 'Audio');
    await sandbox.broker.stop();
    await Promise.all([
      seeReachability(alice, /^Reconnecting.*does not answer/su),
      seeReachability(bob, /^Reconnecting/u),
    ]);
    await doEverything(alice, bob);
    const button = alice.callButton('Audio', 'bob');
    await expect
      .poll(() => button.getAttribute('aria-description'))
      .toBe("Ahoy can't call right now. Check its popup.");
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await sandbox.broker.restart();
    await bothReachable();
    await expect.poll(() => button.getAttribute('aria-disabled')).not.toBe('true');
    await connect(alice, bob);
    await endCall(alice, bob);
  });
});
