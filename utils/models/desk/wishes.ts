import type { AskedWish } from '../ports/messages.ts';
import type { UserId } from '../../core/people/ids.ts';
import type { PersonWish } from '../../core/people/option.ts';
import type { PeopleStore } from '../ports/people.ts';
import type { SessionStore } from '../ports/session.ts';

/** What X's page asked for and only a window of ours may say yes to. The newest replaces older ones. */
export interface Wishes {
  ask(account: UserId, userId: UserId, wish: PersonWish): Promise<void>;
  /** For the window. */
  asked(): Promise<AskedWish | null>;
  /** This account asks for nothing any more. */
  forget(account: UserId): Promise<void>;
}

type Kept = { readonly account: UserId; readonly userId: UserId; readonly wish: PersonWish };

const KEY = 'wish';

export const createWishes = (deps: {
  readonly session: SessionStore;
  readonly people: Pick<PeopleStore, 'get'>;
  readonly openWindow: () => Promise<void>;
}): Wishes => ({
  async ask(account, userId, wish) {
    await deps.session.write(KEY, { account, userId, wish } satisfies Kept);
    await deps.openWindow();
  },
  async asked() {
    // Written by this same version in this same browser session.
    const kept = (await deps.session.read(KEY)) as Kept | null | undefined;
    if (!kept) return null;
    const { account, userId, wish } = kept;
    const known = await deps.people.get(account, userId);
    const handle = known?.handle === undefined ? {} : { handle: known.handle };
    const name = known?.name === undefined ? {} : { name: known.name };
    return { account, person: { userId, ...handle, ...name }, wish };
  },
  async forget(account) {
    const kept = (await deps.session.read(KEY)) as Kept | null | undefined;
    if (kept?.account === account) await deps.session.write(KEY, null);
  },
});
