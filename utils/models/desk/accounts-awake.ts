/** Who is logged in is what X's page says, so how many accounts there come to be by it has bounds. */
import { isLately } from '../../core/lib/is-lately.ts';
import { awakeAccounts, isCrowded } from '../../core/people/awake-accounts.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { Account, Accounts } from '../ports/accounts.ts';
import type { PeopleStore } from '../ports/people.ts';
import type { SessionStore } from '../ports/session.ts';
import type { SettingsStore } from '../ports/settings.ts';
import type { Clock } from '../ports/system.ts';
import type { Patience } from '../patience.ts';
import { createQueue } from '../queue.ts';
import type { PresenceBoard } from './presence-board.ts';

/** More than X's own account switcher takes. */
const MAX_NEW_PER_DAY = 6;
const DAY = 86_400_000;
const KEY = 'newAccounts';

/** Accounts that may be reachable now; the others sleep, and nothing of them is lost. */
export const createAwakeAccounts = (deps: {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, 'list' | 'ensure'>;
  readonly people: Pick<PeopleStore, 'kept'>;
  readonly settings: Pick<SettingsStore, 'browser'>;
  readonly presence: Pick<PresenceBoard, 'keep'>;
}) => {
  /** The settings outlive a database that was deleted: whom the popup speaks of gets new keys, and need not see X first. */
  const existing = async (): Promise<readonly Account[]> => {
    const all = await deps.accounts.list();
    const { currentAccount } = await deps.settings.browser();
    if (currentAccount === undefined || all.some(({ id }) => id === currentAccount)) return all;
    return [...all, await deps.accounts.ensure(currentAccount, undefined, deps.clock.now())];
  };
  const isUsed = async (id: UserId): Promise<boolean> =>
    (await deps.people.kept(id)).some(({ accepted }) => accepted);
  return async (): Promise<readonly UserId[]> => {
    const all = await existing();
    const awake = isCrowded(all)
      ? awakeAccounts(
          await Promise.all(all.map(async ({ id, seenAt }) => ({ id, seenAt, isUsed: await isUsed(id) }))),
        )
      : all.map(({ id }) => id);
    await deps.presence.keep(awake);
    return awake;
  };
};

/** Whether an account that is not known here may come into being now. Asked again for the same one, it says the same. */
export const createNewAccountLimit = (session: SessionStore, clock: Clock, patience: Patience) => {
  const inTurn = createQueue(patience);
  const take = async (id: UserId): Promise<boolean> => {
    const now = clock.now();
    const stored = ((await session.read(KEY)) as Readonly<Record<UserId, number>> | undefined) ?? {};
    const recent = Object.fromEntries(Object.entries(stored).filter(([, at]) => isLately(at, now, DAY)));
    if (Object.hasOwn(recent, id)) return true;
    if (Object.keys(recent).length >= MAX_NEW_PER_DAY) return false;
    await session.write(KEY, { ...recent, [id]: now });
    return true;
  };
  /** One after the other, or many at once would all find room. */
  return (id: UserId): Promise<boolean> => inTurn(() => take(id));
};
