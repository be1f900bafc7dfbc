import type { ImportReport } from '../ports/messages.ts';
import { isDeepEqual } from '../../core/lib/is-deep-equal.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { KeptBefore } from '../../core/people/kept-person.ts';
import type { Part, Portable, ResetWhat } from '../../core/portable/portable.ts';
import { NEW_RELAY, type Relay } from '../../core/protocol/relay.ts';
import { DEFAULT_SCREENING } from '../../core/screening/screening.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { PossessionStore } from '../ports/possessions.ts';
import type { BrowserSettings, FormerSettings, SettingsStore, SomeSettings } from '../ports/settings.ts';
import type { Clock } from '../ports/system.ts';
import type { Pairing } from '../pairing/pairing.ts';
import type { Switchboard } from '../switchboard/switchboard.ts';
import type { PresenceBoard } from './presence-board.ts';

/** How long, in ms, what was replaced is kept for an undo. */
const UNDO_FOR = 3_600_000;

export type PossessionsDeps = {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, 'list'>;
  readonly settings: SettingsStore;
  readonly store: PossessionStore;
  readonly pairing: Pick<Pairing, 'alone' | 'keep' | 'block' | 'restore'>;
  readonly calls: Pick<Switchboard, 'endWith'>;
  readonly presence: Pick<PresenceBoard, 'forget'>;
  /** What lies of an account outside of database and settings. */
  readonly forgetLeftovers: (account: UserId) => Promise<void>;
  readonly isInCall: (account: UserId) => Promise<boolean>;
  /** An account is gone: its socket goes, too. */
  readonly accountsChanged: () => Promise<void>;
  /** People, invites or calls are others now. */
  readonly changed: () => void;
};

/** Everything that an account keeps here, changed at once: taken from a file, reset, and taken back. */
export interface Possessions {
  /** Takes the file that was kept aside under this id. Rejects when nothing of it was taken. */
  take(account: UserId, file: string, parts: readonly Part[]): Promise<ImportReport | 'replaced'>;
  /** `undo`: what an undo names it by; an import is named by its file. */
  reset(account: UserId, what: ResetWhat, undo: string): Promise<'done' | 'in-call'>;
  /** Puts back what is still as it was written. False: there was nothing to undo. */
  undo(account: UserId, id: string): Promise<boolean>;
  /** What can be undone no more, and files that were never taken. */
  forgetOld(): Promise<void>;
}

const BROWSER_BEFORE: Pick<
  BrowserSettings,
  'brokerUrl' | 'relays' | 'alwaysRelay' | 'hideLocal' | 'ringWindow' | 'agreedHosts'
> = {
  brokerUrl: '',
  relays: [],
  alwaysRelay: false,
  hideLocal: false,
  ringWindow: false,
  agreedHosts: [],
};

const isEmpty = (change: object): boolean => Object.keys(change).length === 0;

/** The fields of `change` as they stand in `now`. */
const formerOf = <T extends object>(now: T, change: Partial<T>): Partial<T> =>
  Object.fromEntries(Object.keys(change).map((name) => [name, now[name as keyof T]])) as Partial<T>;

/** The fields of `former` that are as an import left them: what somebody changed since is theirs. */
const untouched = <T extends object>(
  former: Partial<T>,
  now: Partial<T>,
  written: Partial<T> | undefined,
): Partial<T> =>
  Object.fromEntries(
    Object.entries(former).filter(
      ([name]) => written === undefined || isDeepEqual(now[name as keyof T], written[name as keyof T]),
    ),
  ) as Partial<T>;

export const createPossessions = (deps: PossessionsDeps): Possessions => {
  const { clock, settings, store, pairing } = deps;

  const write = async (account: UserId, { browser = {}, screening = {} }: SomeSettings): Promise<void> => {
    if (!isEmpty(browser)) await settings.setBrowser(browser);
    if (!isEmpty(screening)) await settings.setScreening(account, screening);
  };

  /** As they stand now, of the fields of `change`. */
  const current = async (account: UserId, change: SomeSettings) => ({
    browser: formerOf(await settings.browser(), change.browser ?? {}),
    screening: formerOf(await settings.screening(account), change.screening ?? {}),
  });

  const formerSettings = async (account: UserId, change: SomeSettings): Promise<FormerSettings> => ({
    ...(await current(account, change)),
    written: change,
  });

  const putBack = async (account: UserId, former: FormerSettings): Promise<void> => {
    const now = await current(account, former);
    const { browser = {}, screening = {}, written } = former;
    await write(account, {
      browser: untouched(browser, now.browser, written?.browser),
      screening: untouched(screening, now.screening, written?.screening),
    });
  };

  /** A relay of a file keeps its login if it is set here, too, and gets none of another one. */
  const settingsOf = async (portable: Portable, parts: readonly Part[]): Promise<SomeSettings> => {
    const { relays, takeCalls, ...rest } = portable.settings;
    const here = (await settings.browser()).relays;
    const relayOf = (url: string): Relay => here.find((one) => one.url === url) ?? { ...NEW_RELAY, url };
    return {
      browser: parts.includes('settings') ? { ...rest, relays: relays.map(relayOf) } : {},
      screening: {
        ...(parts.includes('settings') ? { takeCalls } : {}),
        ...(parts.includes('rules') ? { rules: portable.rules } : {}),
      },
    };
  };

  /** After the database: if the browser refuses the settings, all of it goes back. */
  const writeOrUndo = async (account: UserId, id: string, change: SomeSettings): Promise<void> => {
    try {
      await write(account, change);
    } catch (error) {
      await write(account, (await store.former(account, id))?.settings ?? {}).catch(() => {});
      await pairing.alone(() => store.undo(account, id));
      throw error;
    }
  };

  /** As when each were blocked alone, with what an undo needs. */
  const blockAll = async (account: UserId, id: string, userIds: readonly UserId[]): Promise<void> => {
    const blocked: KeptBefore[] = [];
    for (const userId of userIds) blocked.push({ userId, kept: await pairing.keep(account, userId) });
    if (blocked.length > 0) await store.noteBlocked(account, id, blocked);
    for (const userId of userIds) {
      await deps.calls.endWith({ account, userId, how: 'blocked' });
      await pairing.block(account, userId);
    }
  };

  /** Whoever was removed or unblocked since is left to that. Before the rows: these say who is blocked. */
  const giveBack = async (account: UserId, blocked: readonly KeptBefore[]): Promise<void> => {
    for (const { userId, kept } of blocked)
      if ((await pairing.keep(account, userId)).person?.blocked)
        await pairing.restore(account, userId, 'blocked', kept);
  };

  const eraseAll = async (account: UserId): Promise<void> => {
    const others = (await deps.accounts.list()).filter(({ id }) => id !== account);
    await pairing.alone(() => store.erase(account));
    await deps.presence.forget(account);
    await deps.forgetLeftovers(account);
    const next = others.toSorted((a, b) => b.seenAt - a.seenAt)[0];
    // Before it is forgotten: with no current account, nothing would show the rings of those that stay.
    if (next !== undefined && (await settings.browser()).currentAccount === account)
      await settings.setBrowser({ currentAccount: next.id });
    await settings.forget(account, next === undefined);
    await deps.accountsChanged();
  };

  return {
    async take(account, file, parts) {
      const staged = await store.staged(account, file);
      if (staged === undefined) return 'replaced';
      const change = await settingsOf(staged.portable, parts);
      const former = await formerSettings(account, change);
      const which = { people: parts.includes('people'), log: parts.includes('log') };
      const taken = await pairing.alone(() => store.take(staged, which, former, clock.now()));
      await writeOrUndo(account, file, change);
      await blockAll(account, file, taken.blocked);
      deps.changed();
      const { added, changed, calls } = taken;
      return { settings: parts.includes('settings'), rules: parts.includes('rules'), added, changed, calls };
    },

    async reset(account, what, undo) {
      const isRisky = what === 'people' || what === 'everything';
      if (isRisky && (await deps.isInCall(account))) return 'in-call';
      if (what === 'everything') await eraseAll(account);
      else {
        const change = what === 'settings' ? { browser: BROWSER_BEFORE, screening: DEFAULT_SCREENING } : {};
        const former = await formerSettings(account, change);
        const group = what === 'settings' ? undefined : what;
        await pairing.alone(() => store.reset(account, group, { id: undo, former }, clock.now()));
        await writeOrUndo(account, undo, change);
      }
      deps.changed();
      return 'done';
    },

    async undo(account, id) {
      const former = await store.former(account, id);
      if (former === undefined) return false;
      await putBack(account, former.settings);
      await giveBack(account, former.blocked);
      await pairing.alone(() => store.undo(account, id));
      deps.changed();
      return true;
    },

    // What fails here is tried again with the next.
    forgetOld: () => store.forgetAside(clock.now() - UNDO_FOR).catch(() => {}),
  };
};
