import { createCallWindows } from '../../utils/adapters/browser/call-windows.ts';
import { createAttention } from '../../utils/adapters/browser/attention.ts';
import { systemCalendar } from '../../utils/adapters/browser/system.ts';
import { browserTabs } from '../../utils/adapters/browser/tabs.ts';
import { createWakeUp } from '../../utils/adapters/browser/wake-up.ts';
import { digestOfLetter } from '../../utils/adapters/crypto/letter-digest.ts';
import { sendToWindow, sendToX } from '../../utils/adapters/messaging/background-side.ts';
import { createStayAbroad } from '../../utils/models/desk/abroad.ts';
import { createCallKeys } from '../../utils/models/desk/call-keys.ts';
import { createPlaceInvite } from '../../utils/models/desk/place-invite.ts';
import { createSilencedDigest } from '../../utils/models/desk/silenced.ts';
import { createReminders } from '../../utils/models/reminders.ts';
import { createJudge } from '../../utils/models/screening/judge.ts';
import { createSwitchboard } from '../../utils/models/switchboard/switchboard.ts';
import type { Base } from './base.ts';
import { logChanged } from './changes.ts';
import type { PairingParts } from './pairing.ts';

/** ms. Popup and buttons in X follow so much later while a call's media is set up, for which somebody waits. */
const MEDIA_FIRST = 500;

export type CallParts = ReturnType<typeof createCallParts>;

/** Calls under way, and those to make later. */
export const createCallParts = (
  { host, stores, notifier, tabs, delays, note, patience }: Base,
  { callPairing, visits, lookAlikes }: PairingParts,
  refresh: () => void,
) => {
  const { clock, random, session, settings, accounts, people, pins, log, known } = stores;

  const reminders = createReminders({
    clock,
    store: stores.reminders,
    wakeUp: createWakeUp(),
    notifier,
    changed: refresh,
    patience,
  });

  const switchboard = createSwitchboard({
    clock,
    random,
    timers: host.timers,
    delays,
    patience,
    post: host.post,
    settings,
    people,
    pins,
    judge: createJudge({
      clock,
      calendar: systemCalendar,
      attention: createAttention(),
      settings,
      log,
      known,
    }),
    accounts,
    lookAlikes,
    session,
    log,
    standing: stores.standing,
    notifier,
    windows: createCallWindows(),
    sounds: host.sounds,
    pairing: callPairing,
    visits,
    digestOf: async (account, letter) => {
      const own = await accounts.get(account);
      return own === undefined ? '' : digestOfLetter(own.card.signingKey, letter);
    },
    placeInvite: createPlaceInvite({
      board: tabs,
      tabs: browserTabs,
      write: (tab, order) => sendToX(tab, 'write-invite', order),
    }),
    changed: (view) => {
      sendToWindow(view.id, 'call-changed', view);
      void reminders.follow(view);
      if (view.phase === 'connecting' || view.phase === 'live') setTimeout(refresh, MEDIA_FIRST);
      else refresh();
    },
    signal: (call, signal) => sendToWindow(call, 'call-signal', { call, signal }),
    digest: createSilencedDigest({ clock, log, notifier }),
    logged: logChanged,
    note,
  });

  return {
    reminders,
    switchboard,
    callKeys: createCallKeys({ switchboard, accounts, pins }),
    stayAbroad: createStayAbroad(switchboard, visits),
  };
};
