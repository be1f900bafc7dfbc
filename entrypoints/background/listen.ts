import browser from 'webextension-polyfill';
import { X_WORDS } from '../../components/x/words.ts';
import { isCallWindowThere, onCallWindowClosed } from '../../utils/adapters/browser/call-windows.ts';
import { onNotifications } from '../../utils/adapters/browser/notifications.ts';
import { systemClock } from '../../utils/adapters/browser/system.ts';
import { browserTabs } from '../../utils/adapters/browser/tabs.ts';
import { wordsOf } from '../../utils/adapters/browser/words.ts';
import { siteAccess } from '../../utils/adapters/browser/site-access.ts';
import {
  bringCalls,
  frontTab,
  joinOpenTabs,
  onTabClosed,
  openPopupPage,
} from '../../utils/adapters/browser/x-tabs.ts';
import { relayPasswords } from '../../utils/adapters/crypto/relay-passwords.ts';
import { onFromPages, onFromX, sendToX } from '../../utils/adapters/messaging/background-side.ts';
import { delays } from '../../utils/adapters/media/delays.ts';
import type { UserId } from '../../utils/core/people/ids.ts';
import type { CallId, MediaKind } from '../../utils/core/protocol/letter.ts';
import { iceSettingsOf } from '../../utils/models/desk/ice.ts';
import { createMeantTab } from '../../utils/models/desk/meant-tab.ts';
import { createShutTabs } from '../../utils/models/desk/shut-tabs.ts';
import { endCrashed } from '../../utils/models/switchboard/crashed.ts';
import { logChanged, personChanged } from './changes.ts';
import type { HostPlace } from './host.ts';
import type { Parts } from './parts.ts';

/**
 * The host is looked after this often, in minutes: Chrome drops an offscreen document without telling a worker that
 * sleeps. Chrome allows no shorter time.
 */
const WATCH_MINUTES = 0.5;

const listenToX = ({ desk, tabs, learning }: Parts): void =>
  onFromX({
    'account-seen': (said, tab) => desk.accountSeen(tab, said),
    'place-call': (said, tab) => desk.placeCall(tab, said),
    'set-verdict': (said, tab) => desk.setVerdict(tab, said),
    'open-screening': () => openPopupPage('screening'),
    'invite-found': (said, tab) => desk.inviteFound(tab, said),
    facts: (said) => desk.facts(said),
    'hook-report': (report, { tabId }) => tabs.report(tabId, report),
    'calls-wanted': async (_, { tabId }) => {
      await bringCalls(tabId);
      return wordsOf(X_WORDS);
    },
    learning: (said, { tabId }) => learning.asked(tabId, said),
  });

const listenToPages = (parts: Parts): void => {
  const { desk, switchboard, settings, host, log, tabs, door } = parts;
  const meantTab = createMeantTab(tabs, browserTabs);
  const ice = { settings, clock: systemClock, passwords: relayPasswords };
  onFromPages({
    overview: async () => {
      const front = await frontTab();
      const tab = front.own ? undefined : await meantTab(front);
      if (tab !== undefined) await desk.lookedAt(tab);
      return desk.overview();
    },
    'call-open': async ({ call }) => {
      const opened = await switchboard.open(call);
      return opened === undefined
        ? null
        : { ...opened, ice: await iceSettingsOf(ice, opened.view.relayOnly) };
    },
    'call-keys': ({ call }) => parts.callKeys(call),
    'call-command': ({ call, command }) => switchboard.command(call, command),
    'call-media': ({ call, event, leg }) => switchboard.media(call, event, leg),
    'show-call': ({ call }) => switchboard.showWindow(call),
    'call-person': ({ account, userId, kind }) => switchboard.placeCall({ account, userId, kind }),
    remind: async ({ call }) => {
      const view = await switchboard.view(call);
      return (view && (await parts.reminders.take(view))?.at) ?? null;
    },
    'cancel-reminder': ({ account, userId }) => parts.reminders.cancel(account, userId),
    'write-to-person': ({ account, userId }) => door.conversation(account, userId),
    'change-person': async ({ account, userId, change }) => {
      await parts.changePerson(account, userId, change);
      personChanged(userId);
    },
    'keep-person': ({ account, userId }) => parts.pairing.keep(account, userId),
    'restore-person': ({ account, userId, act, kept }) => parts.pairing.restore(account, userId, act, kept),
    'change-address': ({ account }) => parts.pairing.changeAddress(account),
    'learn-following': ({ account }) => parts.learning.start(account),
    'known-following': ({ account }) => parts.learning.known(account),
    'people-imported': ({ account }) => parts.imported(account),
    'clear-log': async ({ account }) => {
      await log.clear(account);
      logChanged();
    },
    'restore-log': async ({ account, entries }) => {
      await log.restore(entries.filter((entry) => entry.account === account));
      logChanged();
    },
    'take-import': ({ account, file, parts: taken }) => parts.possessions.take(account, file, taken),
    'reset-data': ({ account, what, undo }) => parts.possessions.reset(account, what, undo),
    'undo-data': ({ account, undo }) => parts.possessions.undo(account, undo),
    'test-broker': ({ url }) => host.testBroker(url),
    wish: () => parts.wishes.asked(),
    'check-page': async () => {
      const tab = await meantTab(await frontTab());
      return (tab === undefined ? undefined : (await tabs.get(tab))?.report) ?? null;
    },
  });
};

const listenToHost = (parts: Parts, hear: HostPlace['hear']): void => {
  const { switchboard, pairing, presence, refresh } = parts;
  hear({
    'host-started': async () => {
      void parts.host.ensure().then(() => parts.rearm());
      return parts.hostConfig();
    },
    letter: async ({ account, opened }) => {
      // Neither needs what the other one does with it, and somebody waits for the call.
      await Promise.all([switchboard.letter(account, opened), pairing.onLetter(account, opened)]);
    },
    hello: (hello) => pairing.onHello(hello),
    presence: async ({ account, presence: now }) => {
      await presence.set(account, now);
      refresh();
      if (now.state === 'open') await pairing.resume();
      else if (now.why === 'address-taken') await parts.leaveAddress(account);
    },
    timer: async ({ id }) => {
      if (!(await switchboard.timer(id))) await pairing.onTimer(id);
    },
  });
};

const listenToBrowser = (parts: Parts): void => {
  const { switchboard, tabs, door, learning, settings, refresh } = parts;
  const call = (account: UserId, userId: UserId, kind: MediaKind): void =>
    void switchboard.placeCall({ account, userId, kind });
  const accept = async (id: CallId): Promise<void> => {
    const view = await switchboard.view(id);
    if (view !== undefined) await switchboard.command(id, { type: 'accept', kind: view.kind });
  };
  const openRing = async (id: CallId): Promise<void> => {
    if (!(await parts.showRing())) await switchboard.showWindow(id);
  };
  onNotifications({
    accept: (id) => void accept(id),
    decline: (id) => void switchboard.command(id, { type: 'decline' }),
    openRing: (id) => void openRing(id),
    openPopup: () => void openPopupPage('recent'),
    call,
    write: (account, userId) => void door.conversation(account, userId),
  });
  onCallWindowClosed((id) => void switchboard.windowClosed(id));
  onTabClosed((tab) => {
    void tabs.forget(tab);
    void learning.forget(tab);
  });
  settings.watch(() => {
    void parts.configureHost();
    refresh();
  }, new AbortController().signal);
  browser.runtime.onInstalled.addListener(() => {
    void parts.welcome();
    void joinOpenTabs();
  });
  const stopShutTabs = createShutTabs(tabs, browserTabs, (tab) => {
    // It may be closed.
    sendToX(tab, 'stop', null).catch(() => {});
  });
  // X may be open, and waits for its buttons, or has some that it should not have any more.
  siteAccess.watch(() => {
    void stopShutTabs();
    void joinOpenTabs();
  });
  browser.runtime.onStartup.addListener(() => void parts.welcome());
  const watchHost = async (): Promise<void> => {
    try {
      await parts.host.ensure();
    } catch (error) {
      console.warn('The broker host could not be made', error);
      await parts.presence.lost();
      refresh();
      return;
    }
    await parts.stayAbroad();
  };
  void browser.alarms.create('watch', { periodInMinutes: WATCH_MINUTES });
  browser.alarms.onAlarm.addListener(() => {
    void parts.reminders.check();
    void watchHost();
    void endCrashed({
      shown: () => switchboard.shown(),
      isThere: isCallWindowThere,
      closed: (call) => switchboard.windowClosed(call),
      delays,
    });
    void parts.possessions.forgetOld();
    // What was “Reconnecting” a minute ago is “Not reachable” now, though nothing happened.
    refresh();
  });
};

/** Registers every listener of the background, at once. */
export const listen = (parts: Parts, hear: HostPlace['hear']): void => {
  listenToX(parts);
  listenToPages(parts);
  listenToHost(parts, hear);
  listenToBrowser(parts);
};
