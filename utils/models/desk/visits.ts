import type { CallFacts } from '../../core/call/facts.ts';
import type { Card, PublicKey } from '../../core/people/card.ts';
import type { UserId } from '../../core/people/ids.ts';
import { brokerHost, brokerOfCard, formatBrokerUrl } from '../../core/protocol/broker-url.ts';
import type { PinStore } from '../ports/people.ts';
import type { SettingsStore } from '../ports/settings.ts';
import type { Visits } from '../switchboard/deps.ts';
import { ownBroker } from './own-broker.ts';

/** For a call, unless it is an errand beside whatever call there is. */
type Trip = Pick<CallFacts, 'account' | 'userId'> & { readonly id: string; readonly isErrand?: boolean };

export type VisitDeps = {
  readonly pins: Pick<PinStore, 'ofPerson'>;
  readonly settings: SettingsStore;
  /** Devices that this person can be rung on. */
  readonly devicesOf: (account: UserId, userId: UserId) => Promise<readonly PublicKey[]>;
  /** Connects to a broker, or stays there longer. */
  readonly visit: (trip: {
    readonly account: UserId;
    readonly brokerUrl: string;
    readonly trip: string;
    readonly isErrand: boolean;
  }) => Promise<boolean>;
  /** Sends what waits for somebody who can be reached now. */
  readonly tell: (account: UserId) => Promise<void>;
};

export interface VisitDesk extends Visits {
  go(trip: Trip): ReturnType<Visits['go']>;
  /** For as long as a call goes on: stays connected where it went, whatever cards came meanwhile. */
  stay(trip: Pick<Trip, 'id' | 'account'>, brokers: readonly string[]): Promise<void>;
}

/** Goes to the brokers of others, on an act of the person alone, and never where the person did not agree to. */
export const createVisits = (deps: VisitDeps): VisitDesk => {
  const { settings } = deps;
  let agreeing: Promise<unknown> = Promise.resolve();

  const look = async (account: UserId, userId: UserId) => {
    const [own, keys, pins, { agreedHosts }] = await Promise.all([
      ownBroker(settings),
      deps.devicesOf(account, userId),
      deps.pins.ofPerson(account, userId),
      settings.browser(),
    ]);
    const home = formatBrokerUrl(own);
    const cards = pins.map(({ card }) => card).filter(({ signingKey }) => keys.includes(signingKey));
    const brokerOf = (card: Card): string => brokerOfCard(card.broker, own);
    const abroad = [...new Set(cards.map(brokerOf))].filter((broker) => broker !== home);
    // Our own host sees the address anyway.
    const agreed = new Set([brokerHost(home), ...agreedHosts]);
    const isAgreed = (broker: string): boolean => agreed.has(brokerHost(broker));
    return { home, cards, brokerOf, abroad, isAgreed };
  };

  /** Those of the brokers that let us in. */
  const connect = async (
    { id, account, isErrand = false }: Omit<Trip, 'userId'>,
    brokers: readonly string[],
  ): Promise<readonly string[]> => {
    const reached = await Promise.all(
      brokers.map(async (brokerUrl) =>
        (await deps.visit({ account, brokerUrl, trip: id, isErrand })) ? [brokerUrl] : [],
      ),
    );
    return reached.flat();
  };

  return {
    async asks(account, userId) {
      const { abroad, isAgreed } = await look(account, userId);
      if (abroad.length === 0) return undefined;
      return [...new Set(abroad.filter((broker) => !isAgreed(broker)).map(brokerHost))];
    },

    agree(hosts) {
      if (hosts.length === 0) return Promise.resolve();
      // Two presses at once would each write over what the other agreed to.
      const agreed = agreeing.then(async () => {
        const { agreedHosts } = await settings.browser();
        await settings.setBrowser({ agreedHosts: [...new Set([...agreedHosts, ...hosts])] });
      });
      agreeing = agreed.catch(() => undefined);
      return agreed;
    },

    async go(trip) {
      const { home, cards, brokerOf, abroad, isAgreed } = await look(trip.account, trip.userId);
      const brokers = await connect(trip, abroad.filter(isAgreed));
      // They may not know our card yet, and drop a ring that comes before it.
      if (brokers.length > 0) await deps.tell(trip.account);
      const reached = new Set([home, ...brokers]);
      const isReached = (card: Card): boolean => reached.has(brokerOf(card));
      return { devices: cards.filter(isReached).map(({ signingKey }) => signingKey), brokers };
    },

    async stay(trip, brokers) {
      const home = formatBrokerUrl(await ownBroker(settings));
      await connect(
        trip,
        brokers.filter((broker) => broker !== home),
      );
    },
  };
};
