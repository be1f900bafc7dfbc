/** One life of a machine's background: its switchboard over ports that take a moment, in which it may die. */
import type { CallView } from '../../../utils/core/call/view.ts';
import { err } from '../../../utils/core/lib/result.ts';
import { createLookAlikes } from '../../../utils/models/look-alikes.ts';
import type { BrokerHost } from '../../../utils/models/broker-host/broker-host.ts';
import { createJudge } from '../../../utils/models/screening/judge.ts';
import { createPatience } from '../../../utils/models/patience.ts';
import { createSwitchboard } from '../../../utils/models/switchboard/switchboard.ts';
import { fakeCalendar } from '../fakes/clock.ts';
import { digestOf } from '../phone.ts';
import type { Machine, Manners, Surroundings } from './machine.ts';
import { delaysOf } from './window.ts';
import type { Context } from './world.ts';

export const startWorker = (machine: Machine, context: Context, { world }: Surroundings) => {
  const { account, card, clock, random, disk, notifications, windows, manners } = machine;
  const hop = (): Promise<void> => world.pause(context, 1);
  /** Between a port's call and its answer, and before both, this worker may die. */
  const act = async <T>(deed: () => T | Promise<T>): Promise<T> => {
    await hop();
    const done = await deed();
    await hop();
    return done;
  };
  const behave = <T>(how: Manners, deed: () => T | Promise<T>): Promise<T> => {
    if (how === 'hangs') return new Promise<never>(() => {});
    return act(() => {
      if (how === 'rejects') throw new Error('The browser refused');
      return deed();
    });
  };
  const notify = (deed: () => void): Promise<void> => behave(manners.notifier, deed);
  const window = (deed: () => void): Promise<void> => behave(manners.windows, deed);

  /** As `createHostLink` does: a host that is gone is made anew, and asked again. */
  const reach = async <T>(ask: (host: BrokerHost) => Promise<T>): Promise<T> => {
    await hop();
    const known = machine.host();
    if (known !== undefined)
      return new Promise<T>((resolve, reject) => {
        const lost = (): void => void world.after(context, 1, () => resolve(reach(ask)));
        known.pending.add(lost);
        const answered = (answer: () => void): void => {
          known.pending.delete(lost);
          world.after(context, 1, answer);
        };
        world.after(known.context, 1, () => {
          ask(known.host).then(
            (value) => answered(() => resolve(value)),
            (error: unknown) => answered(() => reject(error)),
          );
        });
      });
    machine.ensureHost();
    await world.pause(context, 100);
    return reach(ask);
  };
  const devicesOf = async (_: unknown, userId: CallView['person']['userId']) =>
    (await disk.pins.ofPerson(account, userId)).map((pin) => pin.card.signingKey);
  const log = {
    ofPerson: async (_: unknown, userId: string) =>
      [...disk.log.values()].filter(({ person }) => person.userId === userId),
    since: async (_: unknown, at: number) => [...disk.log.values()].filter((entry) => entry.at >= at),
  };

  const delays = delaysOf(world, context);
  const note = (line: string): void => void machine.notes.push(line);
  const switchboard = createSwitchboard({
    clock,
    random,
    delays,
    patience: createPatience(delays, note),
    settings: disk.settings,
    people: disk.people,
    pins: disk.pins,
    judge: createJudge({
      clock,
      calendar: fakeCalendar,
      attention: { state: () => Promise.resolve(undefined) },
      settings: disk.settings,
      known: { of: async (_, userId) => (await disk.people.get(account, userId))?.facts ?? {} },
      log,
    }),
    accounts: { list: () => Promise.resolve([]) },
    lookAlikes: createLookAlikes(disk.people),
    session: {
      read: (key) => act(() => disk.session.read(key)),
      write: (key, value) => act(() => disk.session.write(key, value)),
      writeAll: (values) => act(() => disk.session.writeAll(values)),
    },
    timers: {
      set: (id, at) => void reach((host) => host['set-timer']({ id, at })),
      clear: (id) => void reach((host) => host['clear-timer']({ id })),
    },
    post: {
      send: (_, to, letter) =>
        reach((host) => host.send({ account, to, letter }).catch(() => err('not-connected'))),
    },
    sounds: { ring: (sound) => void reach((host) => host.ring({ sound })) },
    log: { ...log, add: (entry) => act(() => disk.file(entry)) },
    standing: {
      read: () => act(() => disk.standing.read()),
      write: (entries) => act(() => disk.standing.write(entries)),
    },
    notifier: {
      ring: ({ id }) => notify(() => void notifications.add(id)),
      clearRing: (id) => notify(() => void notifications.delete(id)),
      takenElsewhere: ({ id }) => notify(() => void notifications.delete(id)),
      keepRings: (ids) =>
        notify(() => {
          for (const id of notifications) if (!ids.includes(id)) notifications.delete(id);
        }),
      missed: () => notify(() => {}),
      digest: () => notify(() => {}),
      remind: () => Promise.resolve(),
      clearReminder: () => Promise.resolve(),
      keepInvites: () => Promise.resolve(),
      invite: () => Promise.resolve(),
      canBeCalled: () => Promise.resolve(),
      warn: () => Promise.resolve(),
    },
    digest: () => notify(() => {}),
    windows: {
      open: ({ id }) => window(() => machine.openWindow(id)),
      show: ({ id }) => window(() => machine.openWindow(id)),
      close: ({ id }) => window(() => windows.has(id) && machine.closeWindow(id)),
    },
    pairing: {
      accept: () => Promise.resolve(),
      devicesOf,
      makeInvite: () => Promise.resolve('ahoy1:token'),
      inviteText: (token) => token,
      block: () => Promise.resolve(),
    },
    visits: {
      asks: () => Promise.resolve(undefined),
      agree: () => Promise.resolve(),
      go: async ({ userId }) => ({ devices: await devicesOf(account, userId), brokers: [] }),
    },
    digestOf: (_, letter) => Promise.resolve(digestOf(card.signingKey, letter)),
    placeInvite: () => Promise.resolve('written'),
    changed: (view) => machine.changed(view),
    signal: (call, signal) => machine.signal(call, signal),
    logged: () => {},
    note,
  });

  return {
    switchboard,
    start: async (): Promise<void> => {
      await hop();
      machine.ensureHost();
      await switchboard.resume();
    },
  };
};
