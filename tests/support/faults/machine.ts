/** One browser of one person: worker, broker host and windows over one disk, each of which can be killed. */
import type { MediaSignal } from '../../../utils/core/call/input.ts';
import type { CallView } from '../../../utils/core/call/view.ts';
import type { Card } from '../../../utils/core/people/card.ts';
import type { CallId } from '../../../utils/core/protocol/letter.ts';
import type { FromPages } from '../../../utils/models/ports/messages.ts';
import type { Presence } from '../../../utils/core/broker/link.ts';
import type { BrokerHost } from '../../../utils/models/broker-host/broker-host.ts';
import type { ReloadMemory } from '../../../utils/models/media-ports.ts';
import type { Network, Random } from '../../../utils/models/ports/system.ts';
import type { Switchboard } from '../../../utils/models/switchboard/switchboard.ts';
import type { BrokerServer } from './broker.ts';
import { createDisk } from './disk.ts';
import { startHost } from './host.ts';
import type { createLetterBook } from './sealing.ts';
import { endCrashed } from '../../../utils/models/switchboard/crashed.ts';
import { startWorker } from './worker.ts';
import { delaysOf, openCallWindow, type Asks, type CallWindow } from './window.ts';
import type { MediaField } from './media-field.ts';
import { createDice } from './dice.ts';
import type { Context, World } from './world.ts';
import { PLACES, type Place } from './table.ts';

export type Surroundings = {
  readonly world: World;
  readonly field: MediaField;
  readonly broker: BrokerServer;
  readonly letters: ReturnType<typeof createLetterBook>;
  readonly isOnline: (side: Place) => boolean;
};

/** Whether an API of the browser answers. */
export type Manners = 'sound' | 'rejects' | 'hangs';

type Worker = {
  readonly context: Context;
  readonly switchboard: Switchboard;
  readonly start: () => Promise<void>;
  /** Who waits for its answer. */
  readonly pending: Set<() => void>;
};
type Host = {
  readonly context: Context;
  readonly host: BrokerHost;
  /** Who waits for its answer. */
  readonly pending: Set<() => void>;
};

const createMemory = (): ReloadMemory => {
  let kept: ReturnType<ReloadMemory['read']>;
  let held = false;
  return {
    read: () => kept,
    write: (now) => void (kept = now),
    isHeld: () => held,
    keepHeld: (on) => void (held = on),
  };
};

/** Chrome says nothing when it drops the host, but to a worker that lives: it is looked after. */
const WATCH = 30_000;
/** Sooner nobody can have seen what is on the screen, ms. */
const FRAME = 16;
/** A worker to which nothing happened for so long is stopped. */
const IDLE = 30_000;

export const createMachine = (side: Place, card: Card, around: Surroundings) => {
  const { world, field, broker } = around;
  const disk = createDisk(card);
  const dice = createDice(1 + PLACES.indexOf(side));
  const random: Random = {
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(dice() * 256)),
  };
  /** Outlives everything but the browser. */
  let browser = world.spawn(side, 'browser');
  let worker: Worker | undefined;
  let host: Host | undefined;
  let presence: Presence | undefined;
  let rings = false;
  const windows = new Map<CallId, CallWindow>();
  /** Windows whose page is not there yet. */
  const loading = new Map<CallId, Context>();
  const notifications = new Set<CallId>();
  /** What is on somebody's screen; and every call that somebody should find in the log. */
  const views = new Map<CallId, CallView>();
  const seen = new Set<CallId>();
  const doubted = new Set<CallId>();
  const notes: string[] = [];
  const watchers = new Map<() => void, Context>();
  const manners: { notifier: Manners; windows: Manners } = { notifier: 'sound', windows: 'sound' };

  const network: Network = {
    watch: (changed, until) => {
      watchers.set(changed, world.current());
      until.addEventListener('abort', () => watchers.delete(changed));
    },
  };

  const wake = (): Worker => {
    if (worker !== undefined) return worker;
    const context = world.spawn(side, 'worker');
    worker = { context, pending: new Set(), ...startWorker(machine, context, around) };
    const { start } = worker;
    world.after(context, 1, () => void start());
    return worker;
  };

  /** One message to the worker, which wakes it. Rejects when it dies over it. */
  const toWorker = <T>(asker: Context, ask: (switchboard: Switchboard) => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      world.after(browser, 1, () => {
        const { context, switchboard, pending } = wake();
        stopWhenIdle();
        const lost = (): void => void world.after(asker, 1, () => reject(new Error('Nobody answered')));
        const answered = (answer: () => void): void => {
          pending.delete(lost);
          world.after(asker, 1, answer);
        };
        pending.add(lost);
        world.after(context, 1, () => {
          ask(switchboard).then(
            (value) => answered(() => resolve(value)),
            (error: unknown) => answered(() => reject(error)),
          );
        });
      });
    });

  const ensureHost = (): void => {
    if (host !== undefined) return;
    const context = world.spawn(side, 'host');
    // Its document loads for a moment.
    host = { context, host: startHost(machine, context, around), pending: new Set() };
  };

  const asks: Asks = (asker, type, data) => {
    const said = data as never as { readonly call: CallId };
    const answers: { readonly [K in keyof FromPages]?: (board: Switchboard) => Promise<unknown> } = {
      'call-open': async (board) => {
        const opened = await board.open(said.call);
        return opened === undefined ? null : { ...opened, ice: { servers: [], relayOnly: false } };
      },
      'call-command': (board) => board.command(said.call, (data as never as { command: never }).command),
      'call-media': (board) => {
        const { event, leg } = data as never as { event: never; leg: never };
        return board.media(said.call, event, leg);
      },
      'call-keys': async () => null,
    };
    const answer = answers[type];
    if (answer === undefined) return Promise.reject(new Error(`no ${type} here`));
    return toWorker(asker, answer) as ReturnType<typeof asks<typeof type>>;
  };

  const load = (call: CallId, memory: ReloadMemory): void => {
    const context = world.spawn(side, 'window');
    loading.set(call, context);
    world.after(context, 120, () => {
      loading.delete(call);
      windows.set(call, openCallWindow(call, context, { world, field, network, ask: asks, memory }));
    });
  };

  const end = (context: Context): void => {
    world.kill(context);
    field.leave(context);
  };

  const windowGone = (call: CallId): void => {
    // One that is loaded anew has two.
    const pages = [windows.get(call)?.context, loading.get(call)].filter((page) => page !== undefined);
    if (pages.length === 0) return;
    windows.delete(call);
    loading.delete(call);
    pages.forEach(end);
    void toWorker(browser, (board) => board.windowClosed(call)).catch(() => {});
  };

  const endWindows = (): void => {
    for (const { context } of windows.values()) end(context);
    for (const context of loading.values()) end(context);
    windows.clear();
    loading.clear();
  };

  const killWorker = (): void => {
    if (worker === undefined) return;
    world.kill(worker.context);
    for (const lost of worker.pending) lost();
    worker = undefined;
  };
  let events = 0;
  const stopWhenIdle = (): void => {
    events += 1;
    const then = events;
    world.after(browser, IDLE, () => {
      if (then === events && worker?.pending.size === 0) killWorker();
    });
  };
  const killHost = (): void => {
    if (host === undefined) return;
    world.kill(host.context);
    broker.hangUp(host.context);
    rings = false;
    presence = undefined;
    const { pending } = host;
    host = undefined;
    for (const lost of pending) lost();
    // A worker that lives sees its port end.
    if (worker !== undefined) world.after(worker.context, 5, ensureHost);
  };
  const watch = (): void => {
    world.after(browser, WATCH, () => {
      void toWorker(browser, async (board) => {
        ensureHost();
        void endCrashed({
          shown: () => board.shown(),
          isThere: async (id) => windows.get(id)?.context.alive === true || loading.has(id),
          closed: (id) => board.windowClosed(id),
          delays: delaysOf(world, world.current()),
        });
      }).catch(() => {});
      watch();
    });
  };

  const machine = {
    side,
    card,
    account: card.userId,
    disk,
    random,
    network,
    manners,
    notes,
    notifications,
    windows,
    /** Calls that somebody here can see, or all where there is no such; the newest comes last. */
    visible: (): readonly CallView[] => {
      const all = [...views.values()];
      const certain = all.filter(({ id }) => !doubted.has(id));
      return certain.length > 0 ? certain : all;
    },
    seen,
    clock: world.clockOf(side),
    toWorker,
    ensureHost,
    host: () => host,
    presence: () => presence,
    setPresence(now: Presence): void {
      presence = now;
    },
    isRinging: () => rings,
    setRings(on: boolean): void {
      rings = on;
    },
    changed(view: CallView): void {
      views.set(view.id, view);
      // A ring in doubt is no call yet, and none if nothing comes of it.
      if (view.phase === 'screening') doubted.add(view.id);
      else if (view.phase !== 'ended') doubted.delete(view.id);
      world.after(browser, FRAME, () => {
        if (views.has(view.id) && !doubted.has(view.id)) seen.add(view.id);
      });
      for (const { context, hearView } of windows.values()) world.after(context, 1, () => hearView(view));
    },
    signal(call: CallId, signal: MediaSignal): void {
      for (const { context, hearSignal } of windows.values())
        world.after(context, 1, () => hearSignal(call, signal));
    },
    /** What the browser does about windows. */
    openWindow(call: CallId): void {
      if (!windows.has(call) && !loading.has(call)) load(call, createMemory());
    },
    closeWindow: windowGone,
    start(): void {
      void toWorker(browser, async () => {}).catch(() => {});
      watch();
    },
    kill: {
      worker: killWorker,
      host: killHost,
      browser(): void {
        killWorker();
        killHost();
        endWindows();
        world.kill(browser);
        notifications.clear();
        views.clear();
        disk.endSession();
        browser = world.spawn(side, 'browser');
      },
      /** The extension's own contexts, for a moment; the session goes with them. */
      extension(): void {
        killWorker();
        killHost();
        endWindows();
        notifications.clear();
        views.clear();
        disk.endSession();
      },
    },
    /** The renderer is gone: the window stands there with nothing in it. */
    crashWindow(call: CallId): void {
      const window = windows.get(call);
      if (window !== undefined) world.kill(window.context);
    },
    reloadWindow(call: CallId): void {
      const window = windows.get(call);
      if (window === undefined) return;
      end(window.context);
      load(call, window.memory);
    },
    /** The browser hears that it is online again. */
    networkChanged(): void {
      for (const [changed, context] of watchers) world.after(context, 1, changed);
    },
    openDevices: () => [...windows.values()].reduce((sum, window) => sum + window.openDevices(), 0),
    shown: () => toWorker(world.nature, (board) => board.shown()),
  };
  return machine;
};

export type Machine = ReturnType<typeof createMachine>;
