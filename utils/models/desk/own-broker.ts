import {
  cardBrokerOf,
  DEFAULT_BROKER,
  formatBrokerUrl,
  parseBrokerUrl,
  type BrokerAddress,
} from '../../core/protocol/broker-url.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { SettingsStore } from '../ports/settings.ts';

/** The broker that this browser uses. What cannot be read counts as the default; Options refuses to save such text. */
export const ownBroker = async (settings: SettingsStore): Promise<BrokerAddress> => {
  const parsed = parseBrokerUrl((await settings.browser()).brokerUrl);
  return parsed.ok ? parsed.value : DEFAULT_BROKER;
};

/**
 * Makes every card name the broker of this browser, as others must know it, and answers its URL. One that others may
 * not be sent to (an address in this network) stays out of the cards.
 */
export const useOwnBroker = async (accounts: Accounts, settings: SettingsStore): Promise<string> => {
  const own = await ownBroker(settings);
  const named = cardBrokerOf(own);
  for (const { id } of await accounts.list())
    await accounts.nameBroker(id, named.ok ? named.value : undefined);
  return formatBrokerUrl(own);
};
