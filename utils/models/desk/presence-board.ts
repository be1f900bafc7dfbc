import type { Presence } from '../../core/broker/link.ts';
import { decideReachability } from '../../core/call/reachability.ts';
import type { Reachability } from '../../core/call/view.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { SessionStore } from '../ports/session.ts';
import type { SettingsStore } from '../ports/settings.ts';
import type { Clock } from '../ports/system.ts';
import { createSessionCopy } from './session-copy.ts';

const KEY = 'presence';

type Board = Readonly<Record<UserId, Presence>>;

/** What the broker host last said of each account's socket; outlives the worker. */
export interface PresenceBoard {
  set(account: UserId, presence: Presence): Promise<void>;
  /** There is no broker host and none can be made: nobody is connected, until one says otherwise. */
  lost(): Promise<void>;
  /** The account is gone, and its socket with it. */
  forget(account: UserId): Promise<void>;
  /** Of all others there is no socket. */
  keep(accounts: readonly UserId[]): Promise<void>;
  isOpen(account: UserId): Promise<boolean>;
  reachability(account: UserId): Promise<Reachability>;
}

export const createPresenceBoard = (deps: {
  readonly session: SessionStore;
  readonly settings: SettingsStore;
  readonly clock: Clock;
}): PresenceBoard => {
  // Sockets of two accounts open at once.
  const { read, change } = createSessionCopy<Board>(deps.session, KEY, {});
  const starting = (): Presence => ({ state: 'connecting', since: deps.clock.now(), why: 'starting' });
  return {
    lost: () =>
      change((now) =>
        Object.fromEntries(
          Object.entries(now).map(([id, one]) => [id, one.state === 'open' ? starting() : one]),
        ),
      ),
    set: (account, presence) => change((now) => ({ ...now, [account]: presence })),
    forget: (account) => change(({ [account]: _gone, ...rest }) => rest),
    keep: (accounts) =>
      change((now) =>
        Object.fromEntries(Object.entries(now).filter(([id]) => accounts.includes(id as UserId))),
      ),
    isOpen: async (account) => (await read())[account]?.state === 'open',
    async reachability(account) {
      const { takeCalls } = await deps.settings.screening(account);
      // Noted when it is first asked for, or a host that never says anything would be starting for ever.
      if ((await read())[account] === undefined)
        // Where it cannot be written it is known all the same.
        await change((now) => (now[account] === undefined ? { ...now, [account]: starting() } : now)).catch(
          () => undefined,
        );
      return decideReachability((await read())[account], takeCalls, deps.clock.now());
    },
  };
};
