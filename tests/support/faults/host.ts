/** The offscreen document of a machine: the real host and the real link to a broker that is not. */
import { createBroker } from '../../../utils/adapters/broker/broker.ts';
import { createBrokerHost, type BrokerHost } from '../../../utils/models/broker-host/broker-host.ts';
import { createFakeInvites } from '../fakes/stores.ts';
import type { Machine, Surroundings } from './machine.ts';
import { delaysOf } from './window.ts';
import type { Context } from './world.ts';

const BROKER_URL = 'https://0.peerjs.com';
/** As in `entrypoints/offscreen`. */
const ASK_AGAIN = 3_000;

export const startHost = (
  machine: Machine,
  context: Context,
  { world, letters }: Surroundings,
): BrokerHost => {
  const { clock, random, network, disk, toWorker } = machine;
  const host = createBrokerHost({
    clock,
    delays: delaysOf(world, context),
    random,
    broker: createBroker({ clock, random, network }),
    sealing: letters(disk.card),
    accounts: disk.accounts,
    people: disk.people,
    pins: disk.pins,
    invites: createFakeInvites(),
    replay: disk.replay,
    sounds: { ring: (sound) => machine.setRings(sound !== 'off') },
    events: {
      letter: ({ account, opened }) => toWorker(context, (board) => board.letter(account, opened)),
      hello: () => Promise.resolve(),
      presence: async ({ presence }) => machine.setPresence(presence),
      timer: ({ id }) => toWorker(context, (board) => board.timer(id)),
    },
    note: (line) => void machine.notes.push(line),
  });
  const start = async (): Promise<void> => {
    try {
      // Answered first, and then told that it has no timers.
      await toWorker(
        context,
        async (board) => void world.after(world.current(), 2, () => void board.rearm()),
      );
      await host.configure({ accounts: [machine.account], brokerUrl: BROKER_URL });
    } catch {
      world.after(context, ASK_AGAIN, () => void start());
    }
  };
  world.after(context, 60, () => void start());
  return host;
};
