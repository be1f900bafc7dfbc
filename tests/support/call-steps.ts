/** What happens in calls of whatever browsers, for tests and for the demonstrations, which run without vitest. */
import type { ShownNotification } from '../sandbox/notification-service.ts';
import type { NotificationBus } from '../sandbox/notifications.ts';
import { personOf } from '../sandbox/x/cast.ts';
import type { Anybody } from './anybody.ts';

type Notified = { readonly bus: NotificationBus };

export const waitForRing = ({ bus }: Notified, caller: string): Promise<ShownNotification> =>
  bus.waitFor(({ title }) => title === `${personOf(caller).name} is calling`);

/** Waits for the notification of an invite that was read in the DM. */
export const waitForInvite = ({ bus }: Notified, inviter: string): Promise<ShownNotification> =>
  bus.waitFor(({ title }) => title === `${personOf(inviter).name} invites you to call`);

/** Waits until the invite stands in X's composer. */
export async function waitForInviteText(person: Anybody, timeoutMs = 30_000): Promise<string> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const text = await person.composerText();
    if (text.includes('ahoy1:')) return text;
    if (Date.now() > end) throw new Error(`no invite in ${person.handle}'s composer: "${text}"`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Hangs up on one side; both windows show the end. */
export async function hangUp(one: Anybody, other: Anybody): Promise<void> {
  await one.pressInCall('Hang up');
  await Promise.all([one.waitForPhase('ended'), other.waitForPhase('ended')]);
}

export const closeCalls = (...people: readonly Anybody[]): Promise<unknown> =>
  Promise.all(people.map((person) => person.closeCall()));

/** Hangs up on one side and closes both windows. */
export async function endCall(one: Anybody, other: Anybody): Promise<void> {
  await hangUp(one, other);
  await closeCalls(one, other);
}
