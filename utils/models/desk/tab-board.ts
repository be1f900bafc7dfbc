import type { UserId } from '../../core/people/ids.ts';
import type { HookReport } from '../../core/people/seen.ts';
import type { Clock, SessionStore } from '../ports.ts';

/** What one tab of X last said of itself. */
export type TabSight = {
  readonly me?: UserId;
  readonly partner?: UserId;
  readonly report?: HookReport;
  /** When it reported, ms. */
  readonly at?: number;
};

export interface TabBoard {
  /** Whom the tab shows now; its last report stays. */
  see(tab: number, sight: Omit<TabSight, 'report' | 'at'>): Promise<void>;
  report(tab: number, report: HookReport): Promise<void>;
  forget(tab: number): Promise<void>;
  get(tab: number): Promise<TabSight | undefined>;
  /** Tabs that show this conversation. */
  showing(me: UserId, partner: UserId): Promise<readonly number[]>;
  /** The tab that reported last. */
  lastSeen(): Promise<number | undefined>;
  all(): Promise<readonly (readonly [tab: number, sight: TabSight])[]>;
}

const KEY = 'tabs';

type Board = Readonly<Record<string, TabSight>>;

/** Which tabs show whom; outlives the worker. */
export const createTabBoard = (session: SessionStore, clock: Clock): TabBoard => {
  let board: Promise<Board> | undefined;
  const read = (): Promise<Board> =>
    (board ??= session.read(KEY).then((stored) => (stored as Board | undefined) ?? {}));
  const write = async (next: Board): Promise<void> => {
    board = Promise.resolve(next);
    await session.write(KEY, next);
  };
  const all = async (): Promise<[number, TabSight][]> =>
    Object.entries(await read()).map(([tab, sight]) => [Number(tab), sight]);
  return {
    async see(tab, sight) {
      const { report, at } = (await read())[tab] ?? {};
      const kept = report === undefined || at === undefined ? {} : { report, at };
      await write({ ...(await read()), [tab]: { ...sight, ...kept } });
    },
    report: async (tab, report) =>
      write({ ...(await read()), [tab]: { ...(await read())[tab], report, at: clock.now() } }),
    async forget(tab) {
      const { [String(tab)]: gone, ...rest } = await read();
      if (gone !== undefined) await write(rest);
    },
    get: async (tab) => (await read())[tab],
    showing: async (me, partner) =>
      (await all()).filter(([, sight]) => sight.me === me && sight.partner === partner).map(([tab]) => tab),
    async lastSeen() {
      return (await all()).reduce<[number, TabSight] | undefined>(
        (last, one) => ((last?.[1].at ?? 0) > (one[1].at ?? 0) ? last : one),
        undefined,
      )?.[0];
    },
    all,
  };
};
