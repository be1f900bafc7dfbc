import type { FromX, Learning } from '../ports/messages.ts';
import type { Handle, UserId } from '../../core/people/ids.ts';
import { countFollowing, type KnownFollowing } from '../../core/people/known-following.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { PeopleStore } from '../ports/people.ts';
import type { ArchiveLists } from '../ports/possessions.ts';
import type { SessionStore } from '../ports/session.ts';
import type { Clock } from '../ports/system.ts';
import type { Patience } from '../patience.ts';
import { createQueue } from '../queue.ts';

export type LearningDeps = {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, 'get'>;
  readonly people: Pick<PeopleStore, 'visit'>;
  readonly archive: ArchiveLists;
  readonly session: SessionStore;
  /** Opens X's list of whom this handle follows, as this account; gives the tab. */
  readonly openList: (account: UserId, handle: Handle) => Promise<number | undefined>;
  readonly tell: (tab: number, learning: Learning) => void;
  readonly patience: Patience;
};

/** *Learn who I follow*: knows the tabs that a person opened for it, and tells them how far it is. */
export interface LearnDesk {
  start(account: UserId): Promise<'opened' | 'no-handle'>;
  asked(tab: number, said: FromX['learning']['in']): Promise<Learning | null>;
  known(account: UserId): Promise<KnownFollowing>;
  /** `more`: how many people are now known to be followed who were not. */
  learnt(account: UserId, more: number): Promise<void>;
  forget(tab: number): Promise<void>;
}

const KEY = 'learning';

type Tabs = Readonly<Record<string, UserId>>;

export const createLearnDesk = ({
  clock,
  accounts,
  people,
  archive,
  session,
  openList,
  tell,
  patience,
}: LearningDeps): LearnDesk => {
  /** Counted once and kept while somebody scrolls: each batch would read the whole list otherwise. */
  const counts = new Map<UserId, KnownFollowing>();
  /** The tab that opens may ask before it is written down. */
  let starting: Promise<unknown> = Promise.resolve();

  const count = async (account: UserId): Promise<KnownFollowing> => {
    let counted: KnownFollowing = { known: 0 };
    await people.visit(account, (some) => {
      counted = countFollowing(some, counted);
    });
    return counted;
  };

  const tabs = async (): Promise<Tabs> => ((await session.read(KEY)) as Tabs | undefined) ?? {};

  /** Of what X showed. */
  const seen = async (account: UserId): Promise<KnownFollowing> => {
    const total = (await accounts.get(account))?.following?.count;
    const counted = counts.get(account) ?? (await count(account));
    return { ...counted, ...(total === undefined ? {} : { total }) };
  };

  const learning = async (account: UserId): Promise<Learning | null> => {
    const handle = (await accounts.get(account))?.handle;
    return handle === undefined ? null : { me: account, handle, known: await seen(account) };
  };

  /** Two tabs may open or close at once. */
  const inTurn = createQueue(patience);

  const remember = (tab: number, account: UserId): Promise<void> =>
    inTurn(async () => session.write(KEY, { ...(await tabs()), [tab]: account }));

  const forget = (tab: number): Promise<void> =>
    inTurn(async () => {
      const { [String(tab)]: gone, ...rest } = await tabs();
      if (gone !== undefined) await session.write(KEY, rest);
    });

  const open = async (account: UserId): Promise<'opened' | 'no-handle'> => {
    const handle = (await accounts.get(account))?.handle;
    if (handle === undefined) return 'no-handle';
    const tab = await openList(account, handle);
    if (tab !== undefined) await remember(tab, account);
    return 'opened';
  };

  return {
    async known(account) {
      const { following } = await archive.imported(account);
      const listed = following && { archive: { count: following.count, at: following.at } };
      return { ...(await seen(account)), ...listed };
    },
    forget,
    start(account) {
      const opened = open(account);
      starting = opened.catch(() => {});
      return opened;
    },
    async asked(tab, { me, over }) {
      await starting;
      if (over === true) await forget(tab);
      if ((await tabs())[tab] !== me) return null;
      const before = counts.get(me);
      const counted = await count(me);
      // What was learnt while it was counted was added already.
      if (counts.get(me) === before) counts.set(me, counted);
      return learning(me);
    },
    async learnt(account, more) {
      const watching = Object.entries(await tabs()).filter(([, of]) => of === account);
      if (watching.length === 0) return void counts.delete(account);
      const counted = counts.get(account);
      if (counted === undefined) counts.set(account, await count(account));
      else if (more !== 0) counts.set(account, { known: counted.known + more, at: clock.now() });
      const now = await learning(account);
      if (now !== null) for (const [tab] of watching) tell(Number(tab), now);
    },
  };
};
