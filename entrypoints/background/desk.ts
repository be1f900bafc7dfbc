import { showBadge } from '../../utils/adapters/browser/badge.ts';
import { openConfirm } from '../../utils/adapters/browser/x-tabs.ts';
import { sendToPages, sendToX } from '../../utils/adapters/messaging/background-side.ts';
import type { UserId } from '../../utils/core/people/ids.ts';
import { createNewAccountLimit } from '../../utils/models/desk/accounts-awake.ts';
import { createDesk } from '../../utils/models/desk/desk.ts';
import { createImported } from '../../utils/models/desk/imported.ts';
import { createJoining } from '../../utils/models/desk/joining.ts';
import { createLearnDesk } from '../../utils/models/desk/learning.ts';
import { createLeftovers } from '../../utils/models/desk/leftovers.ts';
import { createPersonDesk } from '../../utils/models/desk/person-desk.ts';
import { createPossessions } from '../../utils/models/desk/possessions.ts';
import { createWishes } from '../../utils/models/desk/wishes.ts';
import { isSettled } from '../../utils/models/pairing/reading.ts';
import type { Base } from './base.ts';
import type { CallParts } from './calls.ts';
import { logChanged, peopleChanged } from './changes.ts';
import type { PairingParts } from './pairing.ts';

/** What serves X's tabs and our own pages. */
export const createDeskParts = (
  { stores, tabs, door, presence, configureHost, patience }: Base,
  { pairing, pairingChanged, callPairing, visits, lookAlikes, isNamedByRule }: PairingParts,
  { switchboard, reminders }: CallParts,
  refresh: () => void,
) => {
  const { clock, session, settings, accounts, people, invites } = stores;

  const wishes = createWishes({ session, people, openWindow: openConfirm });

  const learning = createLearnDesk({
    clock,
    accounts,
    people,
    archive: stores.archive,
    session,
    openList: (me, handle) => door.following(me, handle),
    // The tab may be gone; then it forgets itself soon.
    tell: (tab, progress) => void sendToX(tab, 'learning', progress).catch(() => {}),
    patience,
  });

  const personDesk = createPersonDesk({ clock, people, isNamedByRule, pairing, visits, calls: switchboard });
  const changePerson: typeof personDesk = (...change) =>
    personDesk(...change).then(() => lookAlikes.forget());
  const takeImported = createImported({
    invites,
    people,
    isNamedByRule,
    pairing,
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
    mayBegin: createNewAccountLimit(session, clock, patience),
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
    patience,
  });

  const possessions = createPossessions({
    clock,
    accounts,
    settings,
    store: stores.possessions,
    pairing,
    calls: switchboard,
    presence,
    forgetLeftovers: createLeftovers({ session, switchboard, reminders, wishes }),
    isInCall: async (account) => (await switchboard.shown()).some((call) => call.account === account),
    accountsChanged: configureHost,
    changed: () => {
      pairingChanged();
      logChanged();
    },
  });

  return {
    desk,
    wishes,
    learning,
    changePerson,
    possessions,
    async imported(account: UserId): ReturnType<typeof takeImported> {
      const accepted = await takeImported(account);
      lookAlikes.forget();
      peopleChanged();
      refresh();
      return accepted;
    },
  };
};
