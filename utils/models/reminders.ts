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
  readonly notifier: Pick<Notifier, 'remind' | 'clearReminder'>;
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
  /** A call changed: who talk to each other need not be reminded of it, nor who was and calls now. */
  follow(view: CallView): Promise<void>;
  /**
   * For every start and every alarm: tells what is due and keeps it in sight for an hour, and has itself woken for the
   * next.
   */
  check(): Promise<void>;
}

const isOf = (one: Reminder, account: UserId, userId: UserId): boolean =>
  one.account === account && one.person.userId === userId;

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
    const waiting = reminders.filter(({ told }) => !told);
    if (waiting.length > 0) wakeUp.at(Math.min(...waiting.map(({ at }) => at)));
  };

  const write = async (before: readonly Reminder[], after: readonly Reminder[]): Promise<void> => {
    await store.write(after);
    arm(after);
    changed();
    const isKept = ({ account, person }: Reminder): boolean =>
      after.some((one) => one.told && isOf(one, account, person.userId));
    for (const one of before)
      if (one.told && !isKept(one)) void patience('notification', () => notifier.clearReminder(one));
  };

  const without = (reminders: readonly Reminder[], account: UserId, userId: UserId): readonly Reminder[] =>
    reminders.filter((one) => !isOf(one, account, userId));

  const keep = (kept: (all: readonly Reminder[]) => readonly Reminder[]): Promise<void> =>
    enqueue(async () => {
      const before = await store.read();
      const after = kept(before);
      if (after.length < before.length) await write(before, after);
    });
  return {
    list: async (account) => (await store.read()).filter((one) => one.account === account),
    take: (view) =>
      enqueue(async () => {
        const reminder = reminderOf(view, clock.now());
        if (reminder === undefined) return undefined;
        const before = await store.read();
        await write(before, [...without(before, view.account, view.person.userId), reminder]);
        return reminder;
      }),
    cancel: (account, userId) => keep((all) => without(all, account, userId)),
    forget: (account) => keep((all) => all.filter((one) => one.account !== account)),
    async follow({ phase, role, account, person }) {
      const isCalling = role === 'caller' && phase !== 'ended';
      if (phase !== 'live' && !isCalling) return;
      const isDone = (one: Reminder): boolean =>
        isOf(one, account, person.userId) && (phase === 'live' || one.told === true);
      await keep((all) => all.filter((one) => !isDone(one)));
    },
    check: () =>
      enqueue(async () => {
        const all = await store.read();
        if (all.length === 0) return;
        const { due, kept } = sortDue(all, clock.now());
        // Told before that is noted: after a death in between the same notification is only shown again.
        for (const reminder of due) await notifier.remind(reminder);
        if (due.length > 0 || kept.length < all.length) await write(all, kept);
        else arm(kept);
      }),
  };
};
