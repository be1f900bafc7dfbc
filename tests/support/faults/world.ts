/**
 * Some machines in one driven time. Whatever runs belongs to a context (a worker, a host, a window) of one machine: when
 * that is killed its timers and answers never come, and while the machine sleeps they wait. One thing happens after the
 * other, each carried on until nothing is left but waiting; so every run with one seed is the same.
 */
import { vi } from 'vitest';
import type { Place } from './table.ts';
import type { Clock } from '../../../utils/models/ports/system.ts';
import { NOW } from '../fakes/clock.ts';

export type Context = { readonly side: Place; readonly name: string; alive: boolean };

type Task = {
  readonly at: number;
  readonly order: number;
  readonly context: Context;
  readonly run: () => void;
};

/** Everything that is resolved is carried on: promises alone never need more than this. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const createWorld = () => {
  let now = 0;
  let order = 0;
  let tasks: Task[] = [];
  /** Outside of all machines: the broker, the script of a test. */
  const nature: Context = { side: 'caller', name: 'nature', alive: true };
  let current: Context = nature;
  const skew = { caller: 0, callee: 0, laptop: 0 };
  const asleepUntil = { caller: 0, callee: 0, laptop: 0 };
  const errors: unknown[] = [];

  const add = (context: Context, at: number, run: () => void): Task => {
    order += 1;
    const task = { at, order, context, run };
    // Kept in order; most are due late, so the search begins at the end.
    let index = tasks.length;
    while (index > 0 && (tasks[index - 1]?.at ?? 0) > at) index -= 1;
    tasks.splice(index, 0, task);
    return task;
  };
  const drop = (task: Task): void => {
    const index = tasks.indexOf(task);
    if (index >= 0) tasks.splice(index, 1);
  };
  const after = (context: Context, ms: number, run: () => void): Task =>
    add(context, now + Math.max(0, Number.isFinite(ms) ? ms : 0), run);

  const perform = async ({ context, run }: Task): Promise<void> => {
    if (!context.alive) return;
    const wakes = context === nature ? 0 : asleepUntil[context.side];
    if (wakes > now) {
      add(context, wakes, run);
      return;
    }
    current = context;
    run();
    await settled();
    current = nature;
  };

  const clockOf = (side: Place): Clock => ({ now: () => NOW + now + skew[side] });

  return {
    nature,
    errors,
    now: () => now,
    current: () => current,
    spawn: (side: Place, name: string): Context => ({ side, name, alive: true }),
    kill(context: Context): void {
      context.alive = false;
      tasks = tasks.filter((task) => task.context !== context);
    },
    /** Calls back in that context, unless it is killed before. */
    after,
    /** The same, for whatever waits: a port that takes a moment. */
    pause: (context: Context, ms: number): Promise<void> =>
      new Promise((resolve) => {
        after(context, ms, resolve);
      }),
    clockOf,
    setClock(side: Place, ahead: number): void {
      skew[side] = ahead;
    },
    sleep(side: Place, ms: number): void {
      asleepUntil[side] = now + ms;
    },
    /** Lets so many ms pass. */
    async run(ms: number): Promise<void> {
      const end = now + ms;
      await settled();
      for (let next = tasks[0]; next !== undefined && next.at <= end; next = tasks[0]) {
        tasks.shift();
        now = Math.max(now, next.at);
        await perform(next);
      }
      now = end;
    },
    /** The timers and clocks that code takes from the browser are this world's, until `leave`. */
    enter(isOnline: (side: Place) => boolean): () => void {
      const note = (error: unknown): void => void errors.push(error);
      process.on('unhandledRejection', note);
      vi.stubGlobal('setTimeout', (run: () => void, ms = 0) => after(current, ms, run));
      vi.stubGlobal('clearTimeout', (task: Task | undefined) => task && drop(task));
      vi.stubGlobal('setInterval', (run: () => void, ms: number) => {
        const context = current;
        const again = (): void => {
          after(context, ms, again);
          run();
        };
        return after(context, ms, again);
      });
      vi.stubGlobal('clearInterval', (task: Task | undefined) => task && drop(task));
      vi.stubGlobal('navigator', {
        get onLine() {
          return isOnline(current.side);
        },
      });
      vi.spyOn(Date, 'now').mockImplementation(() => clockOf(current.side).now());
      vi.spyOn(performance, 'now').mockImplementation(() => now);
      return () => {
        vi.unstubAllGlobals();
        vi.restoreAllMocks();
        process.off('unhandledRejection', note);
      };
    },
  };
};

export type World = ReturnType<typeof createWorld>;
