import { systemClock, systemRandom } from '../../utils/adapters/browser/system.ts';
import { createBroker } from '../../utils/adapters/broker/broker.ts';
import { delays } from '../../utils/adapters/media/delays.ts';
import { network } from '../../utils/adapters/media/network.ts';
import type { FromHost } from '../../utils/models/ports/messages.ts';
import type { Send } from '../../utils/adapters/messaging/send.ts';
import { tunePlayer } from '../../utils/adapters/sound/player.ts';
import { createRingTone } from '../../utils/adapters/sound/ring-tone.ts';
import { soundChoices } from '../../utils/adapters/sound/sound-choices.ts';
import { createAccounts } from '../../utils/adapters/storage/accounts.ts';
import { createDatabase } from '../../utils/adapters/storage/database.ts';
import { createInviteStore } from '../../utils/adapters/storage/invites.ts';
import { createPeopleStore } from '../../utils/adapters/storage/people.ts';
import { createPinStore } from '../../utils/adapters/storage/pins.ts';
import { createReplayMarks } from '../../utils/adapters/storage/replay.ts';
import { createSealing } from '../../utils/adapters/storage/sealing.ts';
import { createBrokerHost, type BrokerHost } from '../../utils/models/broker-host/broker-host.ts';

/** How long to wait, in ms, before a background that did not answer is asked again. */
const ASK_AGAIN = 3000;

/** Starts a broker host in a document that stays. `tell` brings to the background what it has to say. */
export const startHost = (tell: Send<FromHost>): BrokerHost => {
  const [clock, random] = [systemClock, systemRandom];
  // What was deleted took the keys with it: letters to the address that is held here could never be opened. Opened anew,
  // it waits for the end of the deletion.
  const database = createDatabase('ahoy', () => void database().then(start, start));
  const accounts = createAccounts({ database, random });

  const host = createBrokerHost({
    clock,
    delays,
    random,
    broker: createBroker({ clock, random, network }),
    sealing: createSealing(accounts),
    accounts,
    people: createPeopleStore(database, clock),
    pins: createPinStore(database),
    invites: createInviteStore(database),
    replay: createReplayMarks(database, clock),
    sounds: createRingTone(tunePlayer, soundChoices),
    events: {
      letter: (data) => tell('letter', data),
      hello: (data) => tell('hello', data),
      presence: (data) => tell('presence', data),
      timer: (data) => tell('timer', data),
    },
    note: (line) => console.info(`Ahoy · ${line}`),
  });

  const start = async (): Promise<void> => {
    try {
      await host.configure(await tell('host-started'));
    } catch {
      setTimeout(() => void start(), ASK_AGAIN);
    }
  };
  void start();
  return host;
};
