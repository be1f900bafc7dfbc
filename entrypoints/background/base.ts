import type { HostLink } from '../../utils/adapters/browser/host-link.ts';
import { browserTabs } from '../../utils/adapters/browser/tabs.ts';
import { delays } from '../../utils/adapters/media/delays.ts';
import type { HostConfig } from '../../utils/models/ports/messages.ts';
import { createAwakeAccounts } from '../../utils/models/desk/accounts-awake.ts';
import { useOwnBroker } from '../../utils/models/desk/own-broker.ts';
import { createPresenceBoard } from '../../utils/models/desk/presence-board.ts';
import { createTabBoard } from '../../utils/models/desk/tab-board.ts';
import { createXDoor } from '../../utils/models/desk/x-door.ts';
import { createPatience } from '../../utils/models/patience.ts';
import { createNotices } from './notices.ts';
import { createStores } from './stores.ts';

const note = (line: string): void => console.info(`Ahoy · ${line}`);

export type Base = ReturnType<typeof createBase>;

/** What everything else stands on: stores, notices, the tabs of X, and which accounts the host holds addresses for. */
export const createBase = (host: HostLink) => {
  const stores = createStores();
  const { clock, session, settings, accounts, people } = stores;
  const tabs = createTabBoard(session, clock);
  const presence = createPresenceBoard({ session, settings, clock });
  const awakeAccounts = createAwakeAccounts({ clock, accounts, people, settings, presence });
  const hostConfig = async (): Promise<HostConfig> => ({
    accounts: await awakeAccounts(),
    brokerUrl: await useOwnBroker(accounts, settings),
  });
  return {
    host,
    stores,
    delays,
    note,
    patience: createPatience(delays, note),
    ...createNotices(settings),
    tabs,
    door: createXDoor(tabs, browserTabs),
    presence,
    hostConfig,
    configureHost: async (): Promise<void> => host.configure(await hostConfig()),
  };
};
