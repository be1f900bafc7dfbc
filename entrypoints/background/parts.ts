import { showBadge } from '../../utils/adapters/browser/badge.ts';
import { createCallWindows } from '../../utils/adapters/browser/call-windows.ts';
import { createPresence } from '../../utils/adapters/browser/presence.ts';
import type { HostLink } from '../../utils/adapters/browser/host-link.ts';
import { createWakeUp } from '../../utils/adapters/browser/wake-up.ts';
import { browserTabs } from '../../utils/adapters/browser/tabs.ts';
import { openConfirm, openWelcome } from '../../utils/adapters/browser/x-tabs.ts';
import { systemCalendar } from '../../utils/adapters/browser/system.ts';
import { createInviteTokens } from '../../utils/adapters/crypto/invite-tokens.ts';
import { digestOfLetter } from '../../utils/adapters/crypto/letter-digest.ts';
import { sendToPages, sendToX } from '../../utils/adapters/messaging/background-side.ts';
import { delays } from '../../utils/adapters/media/delays.ts';
import type { HostConfig } from '../../utils/adapters/messaging/messages.ts';
import type { UserId } from '../../utils/core/people/ids.ts';
import type { Person } from '../../utils/core/people/person.ts';
import { isNamedByRule } from '../../utils/core/screening/decide.ts';
import { countLimited } from '../../utils/core/screening/limits.ts';
import { createAwakeAccounts, createNewAccountLimit } from '../../utils/models/desk/accounts-awake.ts';
import { createCallKeys } from '../../utils/models/desk/call-keys.ts';
import { createCallPairing } from '../../utils/models/desk/call-pairing.ts';
import { coalesce } from '../../utils/models/desk/coalesce.ts';
import { createDesk } from '../../utils/models/desk/desk.ts';
import { createLearnDesk } from '../../utils/models/desk/learning.ts';
import { createImported } from '../../utils/models/desk/imported.ts';
import { createJoining } from '../../utils/models/desk/joining.ts';
import { useOwnBroker } from '../../utils/models/desk/own-broker.ts';
import { createPersonDesk } from '../../utils/models/desk/person-desk.ts';
import { createPossessions } from '../../utils/models/desk/possessions.ts';
import { createPresenceBoard } from '../../utils/models/desk/presence-board.ts';
import { createTabBoard } from '../../utils/models/desk/tab-board.ts';
import { createVisits } from '../../utils/models/desk/visits.ts';
import { createLookAlikes } from '../../utils/models/look-alikes.ts';
import { createXDoor } from '../../utils/models/desk/x-door.ts';
import { createWishes } from '../../utils/models/desk/wishes.ts';
import { createPairing } from '../../utils/models/pairing/pairing.ts';
import { isSettled } from '../../utils/models/pairing/reading.ts';
import { createReminders } from '../../utils/models/reminders.ts';
import { callerOf, createJudge } from '../../utils/models/screening/judge.ts';
import { createNotices } from './notices.ts';
import { createPlaceInvite, inviteText } from './place-invite.ts';
import { createStores } from './stores.ts';
import { createSwitchboard } from '../../utils/models/switchboard/switchboard.ts';

export type Parts = ReturnType<typeof createParts>;

const HOUR = 3_600_000;
/** Popup and buttons follow a call so much later, ms: letters are on their way by then. */
const REFRESH_PAUSE = 30;

/** Builds everything that lives in the background. Nothing here waits, and nothing runs before `start`. */
export const createParts = (host: HostLink) => {
  const stores = createStores();
  const { clock, random, session, settings, accounts, people, pins, invites, log, known } = stores;
  const { notifier, showRing } = createNotices(settings);
  const windows = createCallWindows();
  const tabs = createTabBoard(session, clock);
  const door = createXDoor(tabs, browserTabs);
  const presence = createPresenceBoard({ session, settings, clock });

  const awakeAccounts = createAwakeAccounts({ accounts, people, presence });
  const hostConfig = async (): Promise<HostConfig> => ({
    accounts: await awakeAccounts(),
    brokerUrl: await useOwnBroker(accounts, settings),
  });
  const configureHost = async (): Promise<void> => host.configure(await hostConfig());

  const refresh = coalesce(
    () => desk.refresh(),
    () => new Promise((resolve) => setTimeout(resolve, REFRESH_PAUSE)),
  );
  const peopleChanged = (): void => sendToPages('data-changed', { what: 'people' });
  const personChanged = (userId: UserId): void => sendToPages('data-changed', { what: 'people', userId });
  const logChanged = (): void => sendToPages('data-changed', { what: 'log' });

  const reminders = createReminders({
    clock,
    store: stores.reminders,
    wakeUp: createWakeUp(),
    notifier,
    changed: refresh,
  });

  const lookAlikes = createLookAlikes(people);
  const wishes = createWishes({ session, people, openWindow: openConfirm });

  const isInviteWaiting = async (account: UserId, userId: UserId): Promise<boolean> =>
    (await invites.listRead(account)).some(({ from, state }) => from === userId && state === 'waiting');

  const canBeCalled = async (account: UserId, userId: UserId): Promise<void> => {
    if (await switchboard.paired(account, userId)) return;
    const person = await people.get(account, userId);
    if (person !== undefined) await notifier.canBeCalled(account, person);
  };

  const isNamed = async (person: Person): Promise<boolean> => {
    const { rules } = await settings.screening(person.account);
    const facts = await known.of(person.account, person.userId);
    return isNamedByRule(callerOf(person, undefined, facts), rules);
  };

  const pairing = createPairing({
    clock,
    random,
    timers: host.timers,
    session,
    accounts,
    people,
    pins,
    invites,
    tokens: createInviteTokens(accounts),
    post: host.post,
    moveSocket: configureHost,
    isNamedByRule: isNamed,
    events: {
      paired: (account, userId, how) => {
        if (how === 'answered') void canBeCalled(account, userId);
      },
      invitePinned: (account, person, reason) => void notifier.invite(account, person, reason),
      secondDevice: (account, userId) => void notifyAbout(account, userId, 'second-device'),
      secretTaken: (account, userId) => void notifyAbout(account, userId, 'secret-taken'),
      changed: () => pairingChanged(),
    },
  });

  const pairingChanged = (): void => {
    lookAlikes.forget();
    peopleChanged();
    refresh();
    void notifier.keepInvites(isInviteWaiting);
  };

  /** Somebody else holds this address: takes a new one, at most one an hour. */
  const leaveAddress = async (account: UserId): Promise<void> => {
    const key = `leftAddress.${account}`;
    const last = await session.read(key);
    if (typeof last === 'number' && clock.now() - last < HOUR) return;
    await session.write(key, clock.now());
    await pairing.changeAddress(account);
  };

  const notifyAbout = async (
    account: UserId,
    userId: UserId,
    warning: 'second-device' | 'secret-taken',
  ): Promise<void> => {
    const person = await people.get(account, userId);
    if (person !== undefined) await notifier.warn(account, person, warning);
  };

  const callPairing = createCallPairing({ pairing, pins, invites, words: inviteText });
  const visits = createVisits({
    pins,
    settings,
    devicesOf: (account, userId) => callPairing.devicesOf(account, userId),
    visit: (trip) => host.visit(trip),
    tell: (account) => pairing.tell(account),
  });

  const switchboard = createSwitchboard({
    clock,
    random,
    timers: host.timers,
    delays,
    post: host.post,
    settings,
    people,
    pins,
    judge: createJudge({ clock, calendar: systemCalendar, presence: createPresence(), settings, log, known }),
    lookAlikes,
    session,
    log,
    standing: stores.standing,
    notifier,
    windows,
    sounds: host.sounds,
    pairing: callPairing,
    visits,
    digestOf: async (account, letter) => {
      const own = await accounts.get(account);
      return own === undefined ? '' : digestOfLetter(own.card.signingKey, letter);
    },
    placeInvite: createPlaceInvite(tabs),
    changed: (view) => {
      sendToPages('call-changed', view);
      // Who talked to each other need not be reminded of it.
      if (view.phase === 'live') void reminders.cancel(view.account, view.person.userId);
      refresh();
    },
    signal: (call, signal) => sendToPages('call-signal', { call, signal }),
    digest: async (account) =>
      notifier.digest(account, countLimited(await log.since(account, clock.now() - HOUR))),
    logged: logChanged,
    note: (line) => console.info(`Ahoy · ${line}`),
  });

  const learning = createLearnDesk({
    clock,
    accounts,
    people,
    session,
    openList: (me, handle) => door.following(me, handle),
    // The tab may be gone; then it forgets itself soon.
    tell: (tab, progress) => void sendToX(tab, 'learning', progress).catch(() => {}),
  });

  const personDesk = createPersonDesk({
    clock,
    people,
    isNamedByRule: isNamed,
    pairing,
    visits,
  });
  const changePerson: typeof personDesk = (...change) =>
    personDesk(...change).then(() => lookAlikes.forget());
  const takeImported = createImported({
    invites,
    people,
    isNamedByRule: isNamed,
    accept: (account, userId) => pairing.accept(account, userId),
  });

  const desk = createDesk({
    clock,
    accounts,
    people,
    invites,
    settings,
    presence,
    tabs,
    switchboard,
    reminders: (account) => reminders.list(account),
    changePerson,
    wishes,
    readInvite: async (account, partner, token, text) =>
      isSettled(await pairing.readInvite({ account, partner, token, text })),
    devicesOf: (account, userId) => callPairing.devicesOf(account, userId),
    asks: (account, userId) => visits.asks(account, userId),
    join: createJoining({
      handles: stores.handles,
      star: (account, userId) => changePerson(account, userId, { type: 'star', on: true }),
    }),
    mayBegin: createNewAccountLimit(session, clock),
    accountsChanged: configureHost,
    showButton: (tab, me, partner, state) => {
      // The tab may be gone; then it forgets itself soon.
      sendToX(tab, 'button-state', { me, partner, state }).catch(() => {});
    },
    showOverview: (overview) => {
      sendToPages('overview-changed', overview);
      void showBadge(overview);
    },
    learnt: (account, more) => learning.learnt(account, more),
    peopleChanged,
  });

  const possessions = createPossessions({
    clock,
    accounts,
    settings,
    store: stores.possessions,
    pairing,
    presence,
    isInCall: async (account) => (await switchboard.shown()).some((call) => call.account === account),
    accountsChanged: configureHost,
    changed: () => {
      pairingChanged();
      sendToPages('data-changed', { what: 'log' });
    },
  });

  return {
    possessions,
    accounts,
    people,
    log,
    settings,
    tabs,
    door,
    presence,
    host,
    hostConfig,
    configureHost,
    pairing,
    leaveAddress,
    reminders,
    wishes,
    switchboard,
    showRing,
    callKeys: createCallKeys({ switchboard, accounts, pins }),
    desk,
    learning,
    changePerson,
    async imported(account: UserId): Promise<void> {
      await takeImported(account);
      lookAlikes.forget();
      peopleChanged();
      refresh();
    },
    refresh,
    personChanged,
    logChanged,
    /** Once per profile, whatever event came first. */
    async welcome(): Promise<void> {
      if ((await settings.browser()).welcomed) return;
      await settings.setBrowser({ welcomed: true });
      await openWelcome();
    },
    /** The host is a new document: it has no timers and plays nothing. */
    async rearm(): Promise<void> {
      await switchboard.rearm();
      await pairing.resume();
    },
    /** A call that goes on needs the server of the other side for longer than a visit lasts. */
    async stayAbroad(): Promise<void> {
      for (const { id, account, role, person, phase } of await switchboard.shown())
        if (role === 'caller' && phase !== 'inviting')
          await visits.stay({ id, account, userId: person.userId });
    },
    /** What every start of the worker does, whatever woke it. */
    async start(): Promise<void> {
      await host.ensure();
      await switchboard.resume();
      await pairing.resume();
      await reminders.check();
    },
  };
};
