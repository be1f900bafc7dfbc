import { beforeEach, describe, expect, it } from 'vitest';
import type { Reminder } from '../../../utils/core/call/reminder.ts';
import type { CallView } from '../../../utils/core/call/view.ts';
import { createReminders } from '../../../utils/models/reminders.ts';
import { createFakePatience } from '../../support/fakes/patience.ts';
import { createFakeClock } from '../../support/fakes/clock.ts';
import { ACCOUNT, BOB, live, LONG, ringing } from '../../support/page-stories.ts';

const MINUTE = 60_000;
const clock = createFakeClock();
let stored: readonly Reminder[];
let told: Reminder[];
/** Whose notification was taken away. */
let cleared: string[];
let alarms: number[];
/** What the browser does when it is asked to show one. */
let show: () => Promise<void>;
let waiting: ReturnType<typeof createFakePatience>;

/** What is stored outlives it. */
const start = () =>
  createReminders({
    clock,
    store: {
      read: () => Promise.resolve(stored),
      write: (next) => {
        stored = next;
        return Promise.resolve();
      },
    },
    wakeUp: { at: (when) => void alarms.push(when) },
    notifier: {
      remind: (reminder) => {
        told.push(reminder);
        return show();
      },
      clearReminder: async ({ person }) => void cleared.push(person.userId),
    },
    changed: () => {},
    patience: waiting.patience,
  });

beforeEach(() => {
  [stored, told, cleared, alarms] = [[], [], [], []];
  show = () => Promise.resolve();
  waiting = createFakePatience();
});

const declined = (of = BOB, minutes = 15): CallView =>
  ringing(of, {
    role: 'caller',
    phase: 'ended',
    end: { reason: 'declined-by-peer', at: clock.now(), counter: { kind: 'in-minutes', minutes } },
  });

describe('“in 15 minutes”', () => {
  it('is told then, once, counted from when it was said', async () => {
    const reminders = start();
    const view = declined();
    const saidAt = clock.now();
    clock.advance(5 * MINUTE);
    expect((await reminders.take(view))?.at).toBe(saidAt + 15 * MINUTE);
    expect(alarms).toEqual([saidAt + 15 * MINUTE]);
    await reminders.check();
    expect(told).toEqual([]);
    clock.advance(10 * MINUTE);
    await reminders.check();
    await reminders.check();
    expect(told.map(({ person, minutes, kind }) => [person.name, minutes, kind])).toEqual([
      ['Bob', 15, 'video'],
    ]);
  });

  it('stays in sight for an hour once it was told, and then goes with its notification', async () => {
    const reminders = start();
    await reminders.take(declined());
    clock.advance(15 * MINUTE);
    await reminders.check();
    alarms = [];
    clock.advance(59 * MINUTE);
    await start().check();
    expect(await reminders.list(ACCOUNT)).toMatchObject([{ person: { name: 'Bob' }, told: true }]);
    expect([alarms, cleared]).toEqual([[], []]);
    clock.advance(MINUTE);
    await start().check();
    expect(await reminders.list(ACCOUNT)).toEqual([]);
    expect(cleared).toEqual([BOB.userId]);
    expect(told).toHaveLength(1);
  });

  it('takes its notification away when the two talk, when I call, when it is removed and when they say another time', async () => {
    const reminders = start();
    const isTold = async (): Promise<void> => {
      await reminders.take(declined());
      clock.advance(15 * MINUTE);
      await reminders.check();
      cleared = [];
    };
    await isTold();
    await reminders.follow(live(BOB));
    expect(cleared).toEqual([BOB.userId]);
    await isTold();
    await reminders.follow(ringing(BOB, { role: 'caller', phase: 'ended' }));
    await reminders.follow(ringing(BOB));
    expect(cleared).toEqual([]);
    await reminders.follow(ringing(BOB, { role: 'caller', phase: 'dialing' }));
    expect(cleared).toEqual([BOB.userId]);
    await isTold();
    await reminders.cancel(ACCOUNT, BOB.userId);
    expect(cleared).toEqual([BOB.userId]);
    await isTold();
    await reminders.take(declined(BOB, 5));
    expect(cleared).toEqual([BOB.userId]);
    expect(await reminders.list(ACCOUNT)).toMatchObject([{ minutes: 5 }]);
  });

  it('outlives worker and browser, whose alarms are gone', async () => {
    await start().take(declined());
    alarms = [];
    const again = start();
    await again.check();
    expect(alarms).toEqual([stored[0]?.at]);
    expect(await again.list(ACCOUNT)).toHaveLength(1);
  });

  it('is still told at a start up to an hour later, and not after that', async () => {
    await start().take(declined(BOB));
    await start().take(declined(LONG, 90));
    clock.advance(80 * MINUTE);
    await start().check();
    expect(told.map(({ person }) => person.userId)).toEqual([]);
    clock.advance(60 * MINUTE);
    await start().check();
    expect(told.map(({ person }) => person.userId)).toEqual([LONG.userId]);
    expect(stored.map(({ person }) => person.userId)).toEqual([LONG.userId]);
  });

  it('is kept once for each person, the newest', async () => {
    const reminders = start();
    await reminders.take(declined(BOB, 60));
    await reminders.take(declined(LONG));
    await reminders.take(declined(BOB, 5));
    expect((await reminders.list(ACCOUNT)).map(({ person, minutes }) => [person.name, minutes])).toEqual([
      [LONG.name, 15],
      ['Bob', 5],
    ]);
  });

  it('is taken although the browser never shows the notification of another', async () => {
    const reminders = start();
    await reminders.take(declined(LONG));
    clock.advance(15 * MINUTE);
    show = () => new Promise(() => {});
    void reminders.check();
    const taken = reminders.take(declined(BOB));
    await waiting.lose();
    expect((await taken)?.person.userId).toBe(BOB.userId);
  });

  it('can be cancelled', async () => {
    const reminders = start();
    await reminders.take(declined());
    await reminders.cancel(ACCOUNT, BOB.userId);
    clock.advance(20 * MINUTE);
    await reminders.check();
    expect(told).toEqual([]);
  });

  it('is over once the two talk, and not before', async () => {
    const reminders = start();
    await reminders.take(declined());
    await reminders.take(declined(LONG));
    await reminders.follow(ringing(BOB));
    expect(await reminders.list(ACCOUNT)).toHaveLength(2);
    await reminders.follow(live(BOB));
    expect((await reminders.list(ACCOUNT)).map(({ person }) => person.userId)).toEqual([LONG.userId]);
  });

  it('cannot be taken when that time is over, nor from another end', async () => {
    const view = declined();
    const other = { ...view, end: { reason: 'busy', at: clock.now() } } as const;
    clock.advance(15 * MINUTE);
    expect(await start().take(view)).toBeUndefined();
    expect(await start().take(other)).toBeUndefined();
    expect(await start().take({ ...view, role: 'callee' })).toBeUndefined();
    expect(stored).toEqual([]);
  });
});
