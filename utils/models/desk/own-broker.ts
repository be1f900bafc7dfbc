import type { UserId } from '../../core/people/ids.ts';
import {
  cardBrokerOf,
  DEFAULT_BROKER,
  formatBrokerUrl,
  parseBrokerUrl,
  type BrokerAddress,
} from '../../core/protocol/broker-url.ts';
import type { Account, Accounts, SettingsStore } from '../ports.ts';

/** The broker that this browser uses. What cannot be read counts as the default; Options refuses to save such text. */
const ownBroker = async (settings: SettingsStore): Promise<BrokerAddress> => {
  const parsed = parseBrokerUrl((await settings.browser()).brokerUrl);
  return parsed.ok ? parsed.value : DEFAULT_BROKER;
};

export const ownBrokerUrl = async (settings: SettingsStore): Promise<string> =>
  formatBrokerUrl(await ownBroker(settings));

/** Accounts whose cards name the broker of this browser, as others must know it. */
export const withBroker = (accounts: Accounts, settings: SettingsStore): Accounts => {
  const add = async <T extends Account | undefined>(account: T): Promise<T> => {
    if (account === undefined) return account;
    const broker = cardBrokerOf(await ownBroker(settings));
    // One that others may not be sent to (an address in this network) stays out of the card.
    if (!broker.ok || broker.value === undefined) return account;
    return { ...account, card: { ...account.card, broker: broker.value } };
  };
  return {
    list: async () => Promise.all((await accounts.list()).map(add)),
    get: async (id) => add(await accounts.get(id)),
    ensure: async (id, handle, now) => add(await accounts.ensure(id, handle, now)),
    changeAddress: async (id: UserId) => add(await accounts.changeAddress(id)),
    sign: (id, bytes) => accounts.sign(id, bytes),
  };
};
