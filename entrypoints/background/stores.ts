import { systemClock, systemRandom } from '../../utils/adapters/browser/system.ts';
import { createArchiveLists, createKnownFacts } from '../../utils/adapters/storage/archive.ts';
import { createAccounts } from '../../utils/adapters/storage/accounts.ts';
import { createDatabase } from '../../utils/adapters/storage/database.ts';
import { createInviteStore } from '../../utils/adapters/storage/invites.ts';
import { createLogStore } from '../../utils/adapters/storage/log.ts';
import { createPeopleStore } from '../../utils/adapters/storage/people.ts';
import { createPinStore } from '../../utils/adapters/storage/pins.ts';
import { createPossessionStore } from '../../utils/adapters/storage/possessions.ts';
import { createReminderStore } from '../../utils/adapters/storage/reminders.ts';
import { createSessionStore } from '../../utils/adapters/storage/session.ts';
import { createStandingCalls } from '../../utils/adapters/storage/standing.ts';
import { createSettingsStore } from '../../utils/adapters/storage/settings.ts';
import { createPendingHandles } from '../../utils/adapters/storage/handles.ts';
/** Whatever the background reads and writes. Nothing is opened yet. */
export const createStores = () => {
  const database = createDatabase();
  const [clock, random] = [systemClock, systemRandom];
  return {
    clock,
    random,
    session: createSessionStore(),
    settings: createSettingsStore(),
    accounts: createAccounts({ database, random }),
    people: createPeopleStore(database, clock),
    pins: createPinStore(database),
    invites: createInviteStore(database),
    log: createLogStore(database),
    known: createKnownFacts(database),
    handles: createPendingHandles(database),
    reminders: createReminderStore(),
    standing: createStandingCalls(),
    archive: createArchiveLists(database),
    possessions: createPossessionStore(database),
  };
};
