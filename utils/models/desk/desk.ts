import { decideButton } from '../../core/call/button.ts';
import type { Reminder } from '../../core/call/reminder.ts';
import type { ButtonState, Reachability } from '../../core/call/view.ts';
import { StorageError } from '../../core/lib/storage-error.ts';
import { isConversationUrl, mayShow } from '../../core/people/conversation-url.ts';
import { mergeSeen, newPerson } from '../../core/people/facts.ts';
import type { PublicKey } from '../../core/people/card.ts';
import type { SeenFacts } from '../../core/people/fact.ts';
import type { Handle, UserId } from '../../core/people/ids.ts';
import { isFollowed } from '../../core/people/known-following.ts';
import { isQuietWish } from '../../core/people/option.ts';
import type { Person } from '../../core/people/person.ts';
import type { Partner } from '../../core/people/seen.ts';
import { cleanText } from '../../core/protocol/text.ts';
import type { FromX, Overview, PendingInvite, PersonChange } from '../ports/messages.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { InviteStore, PeopleStore } from '../ports/people.ts';
import type { SettingsStore } from '../ports/settings.ts';
import type { Patience } from '../patience.ts';
import type { Clock } from '../ports/system.ts';
import type { Switchboard } from '../switchboard/switchboard.ts';
import type { Wishes } from './wishes.ts';
import type { PresenceBoard } from './presence-board.ts';
import type { TabBoard } from './tab-board.ts';

/** The tab that speaks, as the browser stamped it. */
export type Tab = { readonly tabId: number; readonly url: string };

export type DeskDeps = {
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly people: PeopleStore;
  /** Devices that this person can be rung on. */
  readonly devicesOf: (account: UserId, userId: UserId) => Promise<readonly PublicKey[]>;
  /** Hosts that reaching this person would show our network address to for the first time. */
  readonly asks: (account: UserId, userId: UserId) => Promise<readonly string[] | undefined>;
  readonly invites: InviteStore;
  readonly settings: SettingsStore;
  readonly presence: PresenceBoard;
  readonly tabs: TabBoard;
  readonly switchboard: Switchboard;
  readonly reminders: (account: UserId) => Promise<readonly Reminder[]>;
  readonly changePerson: (account: UserId, userId: UserId, change: PersonChange) => Promise<void>;
  readonly wishes: Pick<Wishes, 'ask'>;
  /** Answers whether it is settled. */
  readonly readInvite: (account: UserId, partner: Partner, token: string, text: string) => Promise<boolean>;
  /** X's page showed whose handles these are. */
  readonly join: (
    account: UserId,
    seen: readonly { readonly id: UserId; readonly handle?: Handle }[],
  ) => Promise<void>;
  /** Whether an account that is new here may come into being. */
  readonly mayBegin: (account: UserId) => Promise<boolean>;
  /** An account is new or was away: it wants a socket. */
  readonly accountsChanged: () => Promise<void>;
  readonly showButton: (tab: number, me: UserId, partner: UserId, state: ButtonState) => void;
  readonly showOverview: (overview: Overview) => void;
  /** More is known of whom an account follows: of so many people more than before. */
  readonly learnt: (account: UserId, more: number) => Promise<void>;
  /** More is known of people than before. */
  readonly peopleChanged: () => void;
  readonly patience: Patience;
};

/** Serves the tabs of X and composes what the popup shows. Holds nothing itself. */
export interface Desk {
  accountSeen(tab: Tab, said: FromX['account-seen']['in']): Promise<ButtonState>;
  placeCall(tab: Tab, said: FromX['place-call']['in']): Promise<void>;
  /** Decides at once what keeps somebody quiet; asks in a window of ours about all else. */
  setVerdict(tab: Tab, said: FromX['set-verdict']['in']): Promise<FromX['set-verdict']['out']>;
  inviteFound(tab: Tab, said: FromX['invite-found']['in']): Promise<FromX['invite-found']['out']>;
  facts(said: FromX['facts']['in']): Promise<void>;
  overview(): Promise<Overview>;
  /** This tab is in front: Ahoy's own pages show its account. */
  lookedAt(tab: number): Promise<void>;
  /** Something that tabs or the popup show has changed. */
  refresh(): Promise<void>;
}

/** Generous, ms: what is given up still ends some time, and would then show its old state over a newer one. */
const LONGEST = 10_000;

const UNKNOWN_PARTNER: ButtonState = { state: 'impossible', why: 'not-connected' };

export const createDesk = (deps: DeskDeps): Desk => {
  const { accounts, people, invites, settings, presence, tabs, switchboard } = deps;

  const currentAccount = async (): Promise<UserId | undefined> => (await settings.browser()).currentAccount;

  const label = async (
    account: UserId,
    { id, handle, name }: Partner,
    facts: SeenFacts = {},
  ): Promise<Person> => {
    const now = deps.clock.now();
    await deps.join(account, [{ id, handle }]);
    return people.update(account, id, (known) =>
      mergeSeen(
        known ?? newPerson(account, id, now),
        { handle, ...(name === undefined ? {} : { name: cleanText(name) }), facts },
        'x-page',
        now,
      ),
    );
  };

  const buttonOf = async (account: UserId, partner: UserId): Promise<ButtonState> => {
    const person = await people.get(account, partner);
    return decideButton({
      account,
      partner,
      calls: await switchboard.shown(),
      blocked: person?.blocked ?? false,
      hasCard: (await deps.devicesOf(account, partner)).length > 0,
      connected: await presence.isOpen(account),
    });
  };

  const pending = async (account: UserId): Promise<readonly PendingInvite[]> => {
    const waiting = (await invites.listRead(account)).filter(({ state }) => state === 'waiting');
    const found = await Promise.all(
      waiting.map(async (invite) => ({
        invite,
        person: await people.get(account, invite.from),
        asks: (await deps.asks(account, invite.from)) ?? [],
      })),
    );
    return found.flatMap(({ invite, person, asks }) =>
      person === undefined ? [] : [{ invite, person, ...(asks.length === 0 ? {} : { asks }) }],
    );
  };

  const overview = async (): Promise<Overview> => {
    const id = await currentAccount();
    if (id === undefined) {
      const reachability: Reachability = { state: 'unreachable', since: deps.clock.now(), why: 'no-account' };
      return { reachability, calls: [], invites: [], reminders: [] };
    }
    try {
      const handle = (await accounts.get(id))?.handle;
      return {
        account: handle === undefined ? { id } : { id, handle },
        reachability: await presence.reachability(id),
        calls: await switchboard.shown(),
        invites: await pending(id),
        reminders: await deps.reminders(id),
      };
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      const reachability: Reachability = { state: 'unreachable', since: deps.clock.now(), why: error.reason };
      return { account: { id }, reachability, calls: [], invites: [], reminders: [] };
    }
  };

  /** An account comes into being when a page of X first says who is logged in. False: too many did already. */
  const meet = async (me: UserId, handle: FromX['account-seen']['in']['handle']): Promise<boolean> => {
    const known = await accounts.get(me);
    const isNew = known === undefined;
    if (isNew && !(await deps.mayBegin(me))) return false;
    await accounts.ensure(me, handle, deps.clock.now());
    const isCurrent = (await currentAccount()) === me;
    if (!isCurrent) await settings.setBrowser({ currentAccount: me });
    if (isNew || !isCurrent) await deps.accountsChanged();
    // X names them later than it says their number.
    else if (handle !== undefined && handle !== known.handle) deps.showOverview(await overview());
    return true;
  };

  return {
    overview,

    async accountSeen(tab, { me, handle, partner }) {
      if (!(await meet(me, handle))) return UNKNOWN_PARTNER;
      const isHere = (id: UserId): boolean => mayShow(tab.url, me, id);
      if (partner === undefined || !isHere(partner.id)) {
        await tabs.see(tab.tabId, { me }, isHere);
        return UNKNOWN_PARTNER;
      }
      await tabs.see(tab.tabId, { me, partner: partner.id }, isHere);
      // The page names a partner in an accepted conversation only, and here the URL says the same.
      const isTalk = isConversationUrl(tab.url, me, partner.id);
      await label(me, partner, isTalk ? { conversationSince: deps.clock.now() } : {});
      return buttonOf(me, partner.id);
    },

    async placeCall(tab, { me, partner, kind }) {
      if (!mayShow(tab.url, me, partner.id) || (await accounts.get(me)) === undefined) return;
      const { id, handle, name } = partner;
      const request = { account: me, userId: id, kind, tab: tab.tabId, handle };
      // The ring does not wait until their name is written down.
      await Promise.all([
        label(me, partner),
        switchboard.placeCall(name === undefined ? request : { ...request, name: cleanText(name) }),
      ]);
    },

    async setVerdict(tab, { me, partner, verdict }) {
      if (!mayShow(tab.url, me, partner.id) || (await accounts.get(me)) === undefined) return 'refused';
      await label(me, partner);
      if (!isQuietWish(verdict)) {
        await deps.wishes.ask(me, partner.id, verdict);
        return 'asked';
      }
      await deps.changePerson(me, partner.id, { type: 'verdict', verdict });
      deps.peopleChanged();
      return 'saved';
    },

    async inviteFound(tab, { me, partner, token, text }) {
      // Only the conversation that the URL names: a drawer's partner is known from the page's word alone.
      if (!isConversationUrl(tab.url, me, partner.id)) return false;
      if ((await accounts.get(me)) === undefined) return false;
      return deps.readInvite(me, partner, token, text);
    },

    async facts({ me, people: seen, source, following }) {
      if ((await accounts.get(me)) === undefined) return;
      const now = deps.clock.now();
      if (following !== undefined) await accounts.noteFollowing(me, following, now);
      const all = Map.groupBy(seen, ({ id }) => id);
      all.delete(me);
      let followed = 0;
      const merge = (id: UserId, known: Person | undefined): Person => {
        const person = (all.get(id) ?? []).reduce(
          (merged, { name, ...rest }) =>
            mergeSeen(merged, name === undefined ? rest : { ...rest, name: cleanText(name) }, source, now),
          known ?? newPerson(me, id, now),
        );
        followed += Number(isFollowed(person)) - Number(isFollowed(known));
        return person;
      };
      const written = await people.updateMany(me, [...all.keys()], merge);
      await deps.join(
        me,
        seen.filter(({ id }) => id !== me),
      );
      if (written > 0) deps.peopleChanged();
      if (written > 0 || following !== undefined) await deps.learnt(me, followed);
    },

    async lookedAt(tab) {
      const me = (await tabs.get(tab))?.me;
      if (me === undefined || me === (await currentAccount())) return;
      if ((await accounts.get(me)) !== undefined) await settings.setBrowser({ currentAccount: me });
    },

    async refresh() {
      // Each for itself: what cannot be read of one person keeps nothing from the others.
      const show = (what: string, task: () => Promise<void>) => deps.patience(what, task, LONGEST);
      const popup = show('overview', async () => deps.showOverview(await overview()));
      const buttons = (await tabs.all()).flatMap(([tab, { me, partners = [] }]) =>
        me === undefined
          ? []
          : partners.map((partner) =>
              show('button', async () => deps.showButton(tab, me, partner, await buttonOf(me, partner))),
            ),
      );
      await Promise.all([popup, ...buttons]);
    },
  };
};
