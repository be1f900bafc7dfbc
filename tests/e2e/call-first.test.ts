import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import { endCall, waitForInvite, waitForInviteText, waitForRing } from '../support/call-steps.ts';
import { meet, nothingRings, type Pair, seeEnd } from '../support/pair.ts';
import type { Person } from '../support/person.ts';

let sandbox: Sandbox;
let pair: Pair;

beforeAll(async () => {
  sandbox = await startSandbox();
  pair = await meet(sandbox);
});
afterAll(() => sandbox.close());

/** Forgets somebody with their devices, as in *People*. X's page, which shows them, may name them again at once. */
const remove = async (person: Person, name: string): Promise<void> => {
  const popup = await person.popupOn('People');
  const known = popup.locator('.person', { hasText: name }).filter({ hasNotText: 'No card yet' });
  if ((await known.count()) === 0) return;
  const details = known.getByRole('button', { name: `Details about ${name}` });
  if ((await details.getAttribute('aria-expanded')) === 'false') await details.click();
  await known.getByRole('button', { name: 'Remove', exact: true }).click();
  await known.getByRole('group').getByRole('button', { name: 'Remove', exact: true }).click();
  await known.waitFor({ state: 'detached' });
};

beforeEach(async () => {
  await Promise.all([remove(pair.alice, 'Bob Baker'), remove(pair.bob, 'Alice Archer')]);
  await expect
    .poll(() => pair.alice.callButton('Audio', 'bob').getAttribute('aria-description'))
    .toMatch(/invite/u);
});

const invite = async (): Promise<Page> => {
  await pair.alice.callButton('Audio', 'bob').click();
  const window = await pair.alice.waitForPhase('inviting');
  await waitForInviteText(pair.alice);
  await pair.alice.sendDraft();
  return window;
};

const invited = (popup: Page) =>
  popup.getByRole('list', { name: 'Invites' }).getByRole('listitem').filter({ hasText: 'Alice Archer' });

const allow = async (): Promise<void> => {
  const popup = await pair.bob.popupOn('Screening');
  await invited(popup).getByRole('button', { name: 'Allow' }).click();
  await invited(popup).waitFor({ state: 'detached' });
};

describe('an invite', () => {
  it('that is allowed in the popup: the window counts down where all can see it, and rings', async () => {
    const { alice, bob } = pair;
    const window = await invite();
    const reason = window.getByRole('textbox', { name: 'Reason' });
    await reason.fill('The map of the harbour');
    await reason.press('Enter');
    const asking = await waitForInvite(bob, 'alice');
    await allow();
    await bob.bus.waitForClosed(asking);
    await window
      .getByText(/^Ringing in [123]…$/u)
      .first()
      .waitFor();
    await window.getByRole('button', { name: 'Cancel' }).waitFor();
    const notification = await waitForRing(bob, 'alice');
    expect(notification.body).toContain('“The map of the harbour”');
    await alice.waitForPhase('ringing');
    bob.bus.press(notification, 'Accept');
    await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    await endCall(alice, bob);
  });

  it('that is allowed, and the countdown cancelled: nothing rings, but either can ring from then on', async () => {
    const { alice, bob } = pair;
    const window = await invite();
    await allow();
    await window.getByRole('button', { name: 'Cancel' }).click();
    await seeEnd(alice, 'Cancelled');
    await bob.callButton('Audio', 'alice').click();
    const notification = await waitForRing(alice, 'bob');
    alice.bus.press(notification, 'Decline');
    await seeEnd(bob, 'Declined');
    // A ring of Alice's would have come while hers was answered.
    await nothingRings(bob);
    expect(bob.bus.shown.filter(({ title }) => title.endsWith('is calling'))).toHaveLength(1);
  });

  it('that waits for later is called back from the popup, and joins the window that waits', async () => {
    const { alice, bob } = pair;
    await invite();
    const notification = await waitForInvite(bob, 'alice');
    bob.bus.press(notification, 'Later');
    await bob.bus.waitForClosed(notification);
    const popup = await bob.popupOn('Screening');
    await invited(popup).getByRole('button', { name: 'Call Alice Archer' }).click();
    await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    await endCall(bob, alice);
  });

  it('leaves a draft alone and is copied; answered after the window was closed, it says that Bob can be called', async () => {
    const { alice, bob } = pair;
    const draft = 'half a sentence that';
    const x = await alice.openChat('bob');
    const composer = x.locator('[data-testid="dm-composer-textarea"]');
    await composer.fill(draft);
    await alice.callButton('Audio', 'bob').click();
    const window = await alice.waitForPhase('inviting');
    await window.getByText('You have a draft in the message box').waitFor();
    await window.getByRole('button', { name: 'Copy invite' }).click();
    await window.getByText('Copied. Paste it into your conversation').waitFor();
    expect(await alice.composerText()).toBe(draft);
    const text = await window.locator('.invite-text').innerText();
    await composer.fill('');
    await alice.write(text);
    const notification = await waitForInvite(bob, 'alice');
    bob.bus.close(notification);
    await window.close();
    await allow();
    const callable = await alice.bus.waitFor(({ title }) => title === 'Bob Baker can be called now');
    expect(await alice.phase()).toBeUndefined();
    alice.bus.press(callable, 'Call Bob Baker');
    bob.bus.press(await waitForRing(bob, 'alice'), 'Accept');
    await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    await endCall(bob, alice);
  });

  it('of somebody whom Bob follows, as a profile showed him, needs no answer of his', async () => {
    const { alice, bob } = pair;
    await bob.openX('/alice');
    await bob.callButton('Audio', 'alice').waitFor();
    const popup = await bob.popupOn('People');
    await popup.locator('.person', { hasText: 'Alice Archer' }).waitFor();
    await bob.openChat('alice');
    const asked = bob.bus.shown.filter(({ title }) => title.includes('invites you')).length;
    await invite();
    const notification = await waitForRing(bob, 'alice');
    expect(notification.body).toContain('you follow them');
    expect(bob.bus.shown.filter(({ title }) => title.includes('invites you'))).toHaveLength(asked);
    bob.bus.press(notification, 'Accept');
    await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
    await endCall(alice, bob);
  });
});
