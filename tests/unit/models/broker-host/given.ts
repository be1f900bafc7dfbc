import { systemRandom } from '../../../../utils/adapters/browser/system.ts';
import { createAccounts } from '../../../../utils/adapters/storage/accounts.ts';
import { createDatabase } from '../../../../utils/adapters/storage/database.ts';
import { createInviteStore } from '../../../../utils/adapters/storage/invites.ts';
import { createPeopleStore } from '../../../../utils/adapters/storage/people.ts';
import { createPinStore } from '../../../../utils/adapters/storage/pins.ts';
import { createReplayMarks } from '../../../../utils/adapters/storage/replay.ts';
import { createSealing } from '../../../../utils/adapters/storage/sealing.ts';
import { delays } from '../../../../utils/adapters/media/delays.ts';
import type { FromHost } from '../../../../utils/models/ports/messages.ts';
import type { LinkPresence } from '../../../../utils/core/broker/link.ts';
import type { Address, Card } from '../../../../utils/core/people/card.ts';
import type { UserId } from '../../../../utils/core/people/ids.ts';
import type { BrokerAddress } from '../../../../utils/core/protocol/broker-url.ts';
import type { Letter } from '../../../../utils/core/protocol/letter.ts';
import { createBrokerHost } from '../../../../utils/models/broker-host/broker-host.ts';
import type { HostEvents } from '../../../../utils/models/broker-host/deps.ts';
import type { Delays } from '../../../../utils/models/ports/system.ts';
import type { Broker, BrokerEvents } from '../../../../utils/models/ports/letters.ts';
import { NOW } from '../../../support/fakes/clock.ts';
import { person } from '../../adapters/storage/given.ts';

/** The default, which cards do not name. */
export const BROKER_URL = 'https://0.peerjs.com';
export const START = NOW;

/** A broker in memory that delivers what it is told to. */
export const createFakeBroker = () => {
  type Socket = { at: BrokerAddress; own: Address; events: BrokerEvents };
  /** The newest socket of each address. */
  const open = new Map<Address, Socket>();
  const sockets = new Set<Socket>();
  const sent: { host: string; from: Address; to: Address; text: string }[] = [];
  const broker: Broker = {
    connect(at, own, events, until) {
      const socket = { at, own, events };
      open.set(own, socket);
      sockets.add(socket);
      until.addEventListener('abort', () => {
        sockets.delete(socket);
        if (open.get(own) === socket) open.delete(own);
      });
      return {
        send: (to, text) => {
          sent.push({ host: at.host, from: own, to, text });
          return true;
        },
      };
    },
    test: () => Promise.resolve({ ok: true, value: { milliseconds: 7 } }),
  };
  const events = (own: Address): BrokerEvents => {
    const found = open.get(own);
    if (!found) throw new Error('nobody is connected there');
    return found.events;
  };
  return {
    broker,
    open,
    sent,
    /** Who is connected to this host, the one that came first is first. */
    at: (host: string) => [...sockets].filter((socket) => socket.at.host === host),
    presence: (own: Address, presence: LinkPresence) => events(own).presence(presence),
    deliver: (to: Address, text: string, src: Address) => events(to).letter(src, text),
    events,
  };
};

type Heard = { [K in keyof FromHost]?: FromHost[K]['in'][] };

/** One browser with its own disk, and its broker host. */
export const createDevice = (
  wire: ReturnType<typeof createFakeBroker>,
  clock: { now(): number },
  name: string,
  waits: Delays = delays,
) => {
  const database = createDatabase(name);
  const accounts = createAccounts({ database, random: systemRandom });
  const people = createPeopleStore(database, clock);
  const pins = createPinStore(database);
  const invites = createInviteStore(database);
  const sealing = createSealing(accounts);
  const heard: Heard = {};
  const notes: string[] = [];
  const rings: string[] = [];
  const hear =
    <K extends keyof HostEvents>(type: K): HostEvents[K] =>
    (data) => {
      (heard[type] ??= []).push(data as never);
      return Promise.resolve();
    };
  let answerLetter: HostEvents['letter'] | undefined;
  const host = createBrokerHost({
    clock,
    delays: waits,
    random: systemRandom,
    broker: wire.broker,
    sealing,
    accounts,
    people,
    pins,
    invites,
    replay: createReplayMarks(database, clock),
    sounds: { ring: (on) => void rings.push(on) },
    events: {
      letter: (data) => (answerLetter ?? hear('letter'))(data),
      hello: hear('hello'),
      presence: hear('presence'),
      timer: hear('timer'),
    },
    note: (line) => void notes.push(line),
  });

  return {
    database,
    accounts,
    people,
    pins,
    invites,
    sealing,
    heard,
    notes,
    rings,
    host,
    /** The background answers letters in this way from now on. */
    onLetter(answer: (letter: Letter) => Promise<void>): void {
      answerLetter = ({ opened }) => answer(opened.letter);
    },
    /** An account with an open socket. */
    async login(id: UserId): Promise<Card> {
      const { card } = await accounts.ensure(id, undefined, clock.now());
      await host.configure({ accounts: (await accounts.list()).map((one) => one.id), brokerUrl: BROKER_URL });
      wire.presence(card.address, { state: 'open', since: clock.now() });
      return card;
    },
    /** Knows somebody's device, as after an exchange of cards. */
    async pin(
      account: UserId,
      card: Card,
      change: { accepted?: boolean; blocked?: boolean } = {},
    ): Promise<void> {
      await people.update(account, card.userId, () => ({ ...person(account, card.userId), ...change }));
      const now = clock.now();
      await pins.put({
        account,
        userId: card.userId,
        card,
        grade: 'written',
        provedAt: now,
        heardAt: now,
        serial: 1,
      });
    },
    /** The sealed text of a letter, without sending it. */
    async seal(from: UserId, to: Card, letter: Letter, psk?: string): Promise<string> {
      const sealed = await sealing.seal(from, to, letter, psk);
      if (!sealed.ok) throw new Error(sealed.error);
      return sealed.value;
    },
  };
};

export type Device = ReturnType<typeof createDevice>;
