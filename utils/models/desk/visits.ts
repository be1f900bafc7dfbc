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
  go(trip: Trip): Promise<readonly PublicKey[]>;
  /** For as long as a call goes on: stays connected where its letters go. */
  stay(trip: Trip): Promise<void>;
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

  /** The brokers, our own among them, from which letters to this person can go out. */
  const connect = async ({ id, account, userId, isErrand = false }: Trip) => {
    const { home, cards, brokerOf, abroad, isAgreed } = await look(account, userId);
    const reached = await Promise.all(
      abroad
        .filter(isAgreed)
        .map(async (brokerUrl) =>
          (await deps.visit({ account, brokerUrl, trip: id, isErrand })) ? [brokerUrl] : [],
        ),
    );
    return { cards, brokerOf, reached: [home, ...reached.flat()] };
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
      const { cards, brokerOf, reached } = await connect(trip);
      // They may not know our card yet, and drop a ring that comes before it.
      if (reached.length > 1) await deps.tell(trip.account);
      return cards.filter((card) => reached.includes(brokerOf(card))).map(({ signingKey }) => signingKey);
    },

    async stay(trip) {
      await connect(trip);
    },
  };
};
