import { reminderOf, sortDue, type Reminder } from '../core/call/reminder.ts';
import type { CallView } from '../core/call/view.ts';
import type { UserId } from '../core/people/ids.ts';
import type { Patience } from './patience.ts';
import type { Notifier } from './ports/browser.ts';
import type { ReminderStore } from './ports/calls.ts';
import type { Clock, WakeUp } from './ports/system.ts';
import { createQueue } from './queue.ts';

export type RemindersDeps = {
  readonly clock: Clock;
  readonly store: ReminderStore;
  readonly wakeUp: WakeUp;
  readonly notifier: Pick<Notifier, 'remind'>;
  readonly changed: () => void;
  readonly patience: Patience;
};

/** Calls that I was asked to make later. On disk, so that neither the worker's death nor the browser's end loses one. */
export interface Reminders {
  list(account: UserId): Promise<readonly Reminder[]>;
  /** Takes the “in N minutes” of a declined call; one for the same person is replaced. Undefined: nothing to take. */
  take(view: CallView): Promise<Reminder | undefined>;
  cancel(account: UserId, userId: UserId): Promise<void>;
  /** Cancels all of an account. */
  forget(account: UserId): Promise<void>;
  /** A call changed: who talk to each other need not be reminded of it. */
  follow(view: CallView): Promise<void>;
  /** For every start and every alarm: tells what is due, forgets what is long over, and has itself woken for the next. */
  check(): Promise<void>;
}

export const createReminders = ({
  clock,
  store,
  wakeUp,
  notifier,
  changed,
  patience,
}: RemindersDeps): Reminders => {
  const enqueue = createQueue(patience);

  const arm = (reminders: readonly Reminder[]): void => {
    if (reminders.length > 0) wakeUp.at(Math.min(...reminders.map(({ at }) => at)));
  };

  const write = async (reminders: readonly Reminder[]): Promise<void> => {
    await store.write(reminders);
    arm(reminders);
    changed();
  };

  const without = (reminders: readonly Reminder[], account: UserId, userId: UserId): readonly Reminder[] =>
    reminders.filter((one) => one.account !== account || one.person.userId !== userId);

  const keep = (kept: (all: readonly Reminder[]) => readonly Reminder[]): Promise<void> =>
    enqueue(async () => {
      const before = await store.read();
      const after = kept(before);
      if (after.length < before.length) await write(after);
    });
  const cancel = (account: UserId, userId: UserId): Promise<void> =>
    keep((all) => without(all, account, userId));

  return {
    list: async (account) => (await store.read()).filter((one) => one.account === account),
    take: (view) =>
      enqueue(async () => {
        const reminder = reminderOf(view, clock.now());
        if (reminder !== undefined)
          await write([...without(await store.read(), view.account, view.person.userId), reminder]);
        return reminder;
      }),
    cancel,
    forget: (account) => keep((all) => all.filter((one) => one.account !== account)),
    async follow({ phase, account, person }) {
      if (phase === 'live') await cancel(account, person.userId);
    },
    check: () =>
      enqueue(async () => {
        const all = await store.read();
        if (all.length === 0) return;
        const { due, waiting } = sortDue(all, clock.now());
        // Told before it is forgotten: after a death in between the same notification is only shown again.
        for (const reminder of due) await notifier.remind(reminder);
        if (waiting.length < all.length) await write(waiting);
        else arm(waiting);
      }),
  };
};
