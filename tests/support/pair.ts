import type { Sandbox } from '../sandbox/index.ts';
import { launchPerson, type Person, type PersonOptions } from './person.ts';

export type Pair = { readonly alice: Person; readonly bob: Person };

/** Two people with Ahoy, each in their DM with the other, connected to the sandbox's broker; they have no cards yet. */
export async function meet(
  sandbox: Sandbox,
  options: { readonly alice?: Partial<PersonOptions>; readonly bob?: Partial<PersonOptions> } = {},
): Promise<Pair> {
  const alice = await launchPerson({ handle: 'alice', sandbox, ...options.alice });
  const bob = await launchPerson({ handle: 'bob', sandbox, ...options.bob });
  await alice.setBroker(sandbox.broker.url);
  await bob.setBroker(sandbox.broker.url);
  await alice.openChat('bob');
  await bob.openChat('alice');
  await sandbox.broker.waitForClients(2);
  return { alice, bob };
}

/** Alice presses the button, sends the invite that stands in her composer, and Bob allows her by its notification's call. */
export async function exchangeCards(sandbox: Sandbox, { alice, bob }: Pair): Promise<void> {
  await alice.callButton('Video', 'bob').click();
  await alice.waitForPhase('inviting');
  await waitForInviteText(alice);
  await alice.sendDraft();
  const invite = await bob.bus.waitFor(({ title }) => title.includes('invites you to call'));
  bob.bus.press(invite, 'Call Alice Archer');
  await Promise.all([alice.waitForPhase('live'), bob.waitForPhase('live')]);
  await endCall(alice, bob);
  await sandbox.broker.waitForClients(2);
}

/** Waits until the invite stands in X's composer. */
export async function waitForInviteText(person: Person, timeoutMs = 15_000): Promise<string> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const text = await person.composerText();
    if (text.includes('ahoy1:')) return text;
    if (Date.now() > end) throw new Error(`no invite in ${person.handle}'s composer: "${text}"`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Hangs up on one side and closes both windows. */
export async function endCall(one: Person, other: Person): Promise<void> {
  const [mine, theirs] = await Promise.all([one.callWindow(), other.callWindow()]);
  await mine.getByRole('button', { name: 'Hang up' }).click();
  await Promise.all([one.waitForPhase('ended'), other.waitForPhase('ended')]);
  await Promise.all([mine.close(), theirs.close()]);
}
