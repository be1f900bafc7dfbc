import type { HostLink } from '../../utils/adapters/browser/host-link.ts';
import { openWelcome } from '../../utils/adapters/browser/x-tabs.ts';
import type { UserId } from '../../utils/core/people/ids.ts';
import { coalesce } from '../../utils/models/desk/coalesce.ts';
import { createWelcomeOnce } from '../../utils/models/desk/first-run.ts';
import { createBase } from './base.ts';
import { createCallParts } from './calls.ts';
import { createDeskParts } from './desk.ts';
import { createPairingParts } from './pairing.ts';

export type Parts = ReturnType<typeof createParts>;

/** Popup and buttons follow a call so much later, ms: letters are on their way by then. */
const REFRESH_PAUSE = 30;
/** So long each thing at the start of the worker may take while the next one waits for it, ms. */
const LONGEST_START = 5_000;

/** Builds everything that lives in the background. Nothing here waits, and nothing runs before `start`. */
export const createParts = (host: HostLink) => {
  const base = createBase(host);
  const { log, settings } = base.stores;

  // These two reach what is built after them.
  const refresh = coalesce(
    (): Promise<void> => deskParts.desk.refresh(),
    () => new Promise((resolve) => setTimeout(resolve, REFRESH_PAUSE)),
    base.patience,
  );
  const isWaitedFor = (account: UserId, userId: UserId): Promise<boolean> =>
    callParts.switchboard.paired(account, userId);

  const pairingParts = createPairingParts(base, { isWaitedFor, refresh });
  const callParts = createCallParts(base, pairingParts, refresh);
  const deskParts = createDeskParts(base, pairingParts, callParts, refresh);

  const { tabs, door, presence, hostConfig, configureHost, showRing } = base;
  const { pairing, leaveAddress } = pairingParts;
  const { switchboard, reminders } = callParts;

  return {
    host,
    hostConfig,
    configureHost,
    log,
    settings,
    tabs,
    door,
    presence,
    showRing,
    pairing,
    leaveAddress,
    ...callParts,
    ...deskParts,
    refresh,
    welcome: createWelcomeOnce(settings, openWelcome),
    /** The host is a new document: it has no timers and plays nothing. */
    async rearm(): Promise<void> {
      await switchboard.rearm();
      await pairing.resume();
    },
    /** What every start of the worker does, whatever woke it. */
    async start(): Promise<void> {
      // A browser that refuses one of them, or never answers, keeps none of the others.
      for (const [what, begin] of [
        ['host', () => host.ensure()],
        ['calls', () => switchboard.resume()],
        ['pairing', () => pairing.resume()],
        ['reminders', () => reminders.check()],
      ] as const)
        await base.patience(what, begin, LONGEST_START);
    },
  };
};
