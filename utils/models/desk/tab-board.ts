import type { UserId } from '../../core/people/ids.ts';
import type { HookReport } from '../../core/people/seen.ts';
import type { SessionStore } from '../ports/session.ts';
import type { Clock } from '../ports/system.ts';
import { createSessionCopy } from './session-copy.ts';

/** What one tab of X last said of itself. */
export type TabSight = {
  readonly me?: UserId;
  /** Of whom it said last that it shows them: a page has a place or two. Who came last is the first. */
  readonly partners?: readonly UserId[];
  readonly report?: HookReport;
  /** When it reported, ms. */
  readonly at?: number;
};

export interface TabBoard {
  /**
   * Whose page it is, and whom it shows besides those whom it showed before, as far as it still may; its last report
   * stays.
   */
  see(
    tab: number,
    seen: { readonly me: UserId; readonly partner?: UserId },
    isStill: (partner: UserId) => boolean,
  ): Promise<void>;
  report(tab: number, report: HookReport): Promise<void>;
  forget(tab: number): Promise<void>;
  get(tab: number): Promise<TabSight | undefined>;
  /** Tabs that show this conversation; first those that showed nobody else since. */
  showing(me: UserId, partner: UserId): Promise<readonly number[]>;
  all(): Promise<readonly (readonly [tab: number, sight: TabSight])[]>;
}

const KEY = 'tabs';

/** More would be whom the tab has left. */
const MAX_PARTNERS = 2;

type Board = Readonly<Record<string, TabSight>>;

/** Which tabs show whom; outlives the worker. */
export const createTabBoard = (session: SessionStore, clock: Clock): TabBoard => {
  const { read, change } = createSessionCopy<Board>(session, KEY, {});
  const all = async (): Promise<[number, TabSight][]> =>
    Object.entries(await read()).map(([tab, sight]) => [Number(tab), sight]);
  return {
    see: (tab, { me, partner }, isStill) =>
      change((now) => {
        const { me: before, partners = [], ...rest } = now[tab] ?? {};
        const still = before === me ? partners.filter((one) => one !== partner && isStill(one)) : [];
        const all = [...(partner === undefined ? [] : [partner]), ...still].slice(0, MAX_PARTNERS);
        return { ...now, [tab]: { ...rest, me, partners: all } };
      }),
    report: (tab, report) => change((now) => ({ ...now, [tab]: { ...now[tab], report, at: clock.now() } })),
    async forget(tab) {
      if ((await read())[tab] !== undefined) await change(({ [String(tab)]: _gone, ...rest }) => rest);
    },
    get: async (tab) => (await read())[tab],
    showing: async (me, partner) =>
      (await all())
        .filter(([, sight]) => sight.me === me && sight.partners?.includes(partner))
        .toSorted(
          ([, one], [, other]) =>
            Number(other.partners?.[0] === partner) - Number(one.partners?.[0] === partner),
        )
        .map(([tab]) => tab),
    all,
  };
};
