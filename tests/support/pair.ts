import { expect } from 'vitest';
import type { Sandbox } from '../sandbox/index.ts';
import type { ShownNotification } from '../sandbox/notification-service.ts';
import { arrive } from './arrive.ts';
import { endCall, waitForInviteText, waitForRing } from './call-steps.ts';
import { giveCards } from './cards.ts';
import { launchPerson, type Person, type PersonOptions } from './person.ts';

export type Pair = { readonly alice: Person; readonly bob: Person };

type Meeting = { readonly alice?: Partial<PersonOptions>; readonly bob?: Partial<PersonOptions> };

/** Two people with Ahoy, each in their DM with the other, connected to the sandbox's broker; they have no cards yet. */
export async function meet(sandbox: Sandbox, options: Meeting = {}): Promise<Pair> {
  const [alice, bob] = await Promise.all([
    arrive(sandbox, launchPerson({ handle: 'alice', sandbox, ...options.alice }), 'bob'),
    arrive(sandbox, launchPerson({ handle: 'bob', sandbox, ...options.bob }), 'alice'),
  ]);
  await sandbox.broker.waitForClients(2);
  return { alice, bob };
}

/** The same two, who have each other's cards already. */
export async function meetFriends(sandbox: Sandbox, options: Meeting = {}): Promise<Pair> {
  const pair = await meet(sandbox, options);
  await giveCards(pair);
  return pair;
}

/** Alice presses the button, sends the invite that stands in her composer, and Bob allows her by its notification's call. */
export async function exchangeCards(sandbox: Sandbox, { alice, bob }: Pair): Promise<void> {
  await alice.callButton('Video', bob.handle).click();
  await alice.waitForPhase('inviting');
  await waitForInviteText(alice);
  await alice.sendDraft();
  await bob.callInviter(alice.handle);
  await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
  await endCall(alice, bob);
  await sandbox.broker.waitForClients(2);
}

/** Presses the call button and waits until it rings on both sides; gives the callee's notification. */
export async function ring(
  caller: Person,
  callee: Person,
  kind: 'Audio' | 'Video' = 'Audio',
): Promise<ShownNotification> {
  await caller.callButton(kind, callee.handle).click();
  await caller.waitForPhase('ringing');
  return waitForRing(callee, caller.handle);
}

/** Rings, accepts by the notification, and waits until both are live. */
export async function connect(
  caller: Person,
  callee: Person,
  kind: 'Audio' | 'Video' = 'Audio',
): Promise<void> {
  callee.bus.press(await ring(caller, callee, kind), 'Accept');
  await Promise.all([caller.waitForPhase('live'), callee.waitForPhase('live')]);
}

/** Waits for the end screen, holds it to its title, gives all that it says and closes it. */
export async function seeEnd(person: Person, title: string, timeoutMs?: number): Promise<string> {
  const window = await person.waitForPhase('ended', timeoutMs);
  await expect.poll(() => window.locator('.ended').getByRole('heading').innerText()).toBe(title);
  const text = await window.getByRole('main').innerText();
  await window.close();
  return text;
}

/** The window that waited behind the ring is gone, and nothing of a call is left on the desktop. */
export async function nothingRings(person: Person): Promise<void> {
  await expect.poll(() => person.phase()).toBeUndefined();
  // A notification that was just shown goes a second later (`adapters/browser/notifications.ts`).
  await expect.poll(() => person.bus.open().filter(({ title }) => title.endsWith('is calling'))).toEqual([]);
}

/** Waits until the newest entry of *Recent* reads like this. */
export async function seeRecent(person: Person, text: RegExp): Promise<void> {
  const popup = await person.popupOn('Recent');
  await expect.poll(() => popup.locator('.recent-list > li').first().innerText()).toMatch(text);
}
