import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { waitForRing } from '../support/call-steps.ts';
import { meetFriends, seeRecent, nothingRings, type Pair, seeEnd } from '../support/pair.ts';

let sandbox: Sandbox;
let pair: Pair;

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meetFriends(sandbox);
});
afterAll(() => sandbox.close());

/** Alice presses the button; gives her window once it is in that phase. */
const call = async (phase: string): Promise<Page> => {
  await pair.alice.callButton('Audio', 'bob').click();
  return pair.alice.waitForPhase(phase);
};

const hangUp = async (window: Page): Promise<void> => {
  await window.getByRole('button', { name: 'Hang up' }).click();
  await seeEnd(pair.alice, 'Cancelled');
};

const bobHeardNothing = async (): Promise<void> => {
  await nothingRings(pair.bob);
  expect(pair.bob.bus.open()).toEqual([]);
};

const kept = async (): Promise<string> => JSON.stringify(await chrome.storage.session.get(null));

describe('a person who takes no calls', () => {
  it('hears nothing, while the caller hears it ring; Recent says why', async () => {
    const { bob } = pair;
    const popup = await bob.popupOn('Screening');
    await popup.getByRole('switch', { name: 'Take calls' }).uncheck();
    await expect.poll(() => popup.getByRole('status').first().innerText()).toContain('not taking calls');
    await hangUp(await call('ringing'));
    await seeRecent(bob, /Silenced: you were not taking calls\./u);
    await bobHeardNothing();
    await popup.getByRole('switch', { name: 'Take calls' }).check();
  });
});

describe('a caller who is among everyone else', () => {
  const answer = async (name: string): Promise<Page> => {
    const popup = await pair.bob.popupOn('Screening');
    await popup.getByRole('radio', { name }).check();
    return popup;
  };

  it('is asked for a reason, and the device rings with it', async () => {
    const { alice, bob } = pair;
    const popup = await answer('Ask for a reason');
    await popup.getByRole('checkbox', { name: 'Anyone I have a card of' }).uncheck();
    const window = await call('asking');
    await window.getByText("asks what it's about").first().waitFor();
    await bobHeardNothing();
    const reason = window.getByRole('textbox', { name: 'Reason' });
    await reason.fill('Quick question about the con');
    // What is half typed outlives a window that is loaded anew.
    await expect.poll(() => alice.inExtension(kept, undefined)).toContain('about the con');
    await window.reload();
    await expect.poll(() => reason.inputValue()).toBe('Quick question about the con');
    await reason.pressSequentially('tract');
    await reason.press('Enter');
    await alice.waitForPhase('ringing');
    const notification = await waitForRing(bob, 'alice');
    expect(notification.body).toContain('“Quick question about the contract”');
    expect(notification.body).toContain('they said what it is about');
    bob.bus.press(notification, 'Accept');
    await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    await window.getByRole('button', { name: 'Hang up' }).click();
    await Promise.all([seeEnd(alice, 'Call ended'), seeEnd(bob, 'Call ended')]);
    await seeRecent(bob, /Answered[^]*Quick question about the contract/u);
  });

  it('is declined at once with the message', async () => {
    const { alice, bob } = pair;
    const popup = await answer('Decline with a message');
    await popup.getByRole('textbox', { name: 'Your message' }).fill('Please write first');
    await alice.callButton('Audio', 'bob').click();
    expect(await seeEnd(alice, 'Declined')).toContain('Please write first');
    await seeRecent(
      bob,
      /Declined: not among the people who may ring you\.\s+Sent to the caller: “.?Please write first.?”/u,
    );
    await bobHeardNothing();
  });

  it('stays silent, and cannot tell', async () => {
    const { bob } = pair;
    await answer('Silent');
    await hangUp(await call('ringing'));
    await seeRecent(bob, /Silenced: not among the people who may ring you\./u);
    await bobHeardNothing();
  });

  it('is blocked like one who rings nobody', async () => {
    const { alice, bob } = pair;
    await answer('Block');
    await alice.callButton('Audio', 'bob').click();
    await seeEnd(alice, 'Not reachable');
    await seeRecent(bob, /Blocked: not among the people who may ring you\./u);
    await bobHeardNothing();
  });

  it('rings once the person stars them', async () => {
    const { alice, bob } = pair;
    const popup = await bob.popupOn('People');
    await popup.getByRole('button', { name: 'My people: Alice Archer' }).click();
    await call('ringing');
    const notification = await waitForRing(bob, 'alice');
    expect(notification.body).toContain('in My people');
    bob.bus.press(notification, 'Decline');
    await seeEnd(alice, 'Declined');
  });
});
