import { expect, it } from 'vitest';
import type { Reminder } from '../../../../utils/core/call/reminder.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import { newDraft } from '../../../../utils/core/screening/rule-draft.ts';
import { createLeftovers } from '../../../../utils/models/desk/leftovers.ts';
import { createWishes } from '../../../../utils/models/desk/wishes.ts';
import { createReminders } from '../../../../utils/models/reminders.ts';
import { createFakePatience } from '../../../support/fakes/patience.ts';
import { createFakeClock } from '../../../support/fakes/clock.ts';
import { createFakeSession } from '../../../support/fakes/session.ts';
import { createFakePeople } from '../../../support/fakes/stores.ts';
import { ACCOUNT, BOB } from '../../../support/page-stories.ts';

const OTHER = '83001122' as UserId;
const reminderOf = (account: UserId): Reminder => ({
  account,
  person: BOB,
  kind: 'audio',
  minutes: 15,
  at: 1,
});

const given = () => {
  const session = createFakeSession();
  let reminders: readonly Reminder[] = [reminderOf(ACCOUNT), reminderOf(OTHER)];
  const wishes = createWishes({ session, people: createFakePeople(), openWindow: () => Promise.resolve() });
  const forget = createLeftovers({
    session,
    wishes,
    switchboard: { forget: (account) => Promise.resolve(account === ACCOUNT ? ['mine' as never] : []) },
    reminders: createReminders({
      clock: createFakeClock(),
      store: {
        read: () => Promise.resolve(reminders),
        write: async (next) => {
          reminders = next;
        },
      },
      wakeUp: { at: () => {} },
      notifier: { remind: () => Promise.resolve(), clearReminder: () => Promise.resolve() },
      changed: () => {},
      patience: createFakePatience().patience,
    }),
  });
  return { session, wishes, forget, reminders: () => reminders.map(({ account }) => account) };
};

it('an account that is forgotten leaves no reminder, no draft and no question, and others keep theirs', async () => {
  const { session, wishes, forget, reminders } = given();
  await session.write('draft.mine.message', 'Not now, Bob');
  await session.write('draft.theirs.message', 'Later');
  await session.write('ruleDrafts', { [ACCOUNT]: newDraft('bob'), [OTHER]: newDraft('carol') });
  await wishes.ask(ACCOUNT, BOB.userId, 'block');
  await forget(ACCOUNT);
  expect(reminders()).toEqual([OTHER]);
  expect(await session.read('draft.mine.message')).toBe('');
  expect(await session.read('draft.theirs.message')).toBe('Later');
  expect(await session.read('ruleDrafts')).toEqual({ [OTHER]: newDraft('carol') });
  expect(await wishes.asked()).toBeNull();
});

it('what was asked for of another account stays', async () => {
  const { wishes, forget } = given();
  await wishes.ask(OTHER, BOB.userId, 'block');
  await forget(ACCOUNT);
  expect(await wishes.asked()).toMatchObject({ account: OTHER });
});
