import type { IceServer, IceSettings } from '../media-ports.ts';
import { parseRelayUrl } from '../../core/protocol/relay-url.ts';
import { hasLogin, timedUsername, type Relay } from '../../core/protocol/relay.ts';
import type { RelayPasswords, SettingsStore } from '../ports/settings.ts';
import type { Clock } from '../ports/system.ts';

/** Two independent public servers: one may be down, and neither sees all. */
export const STUN: readonly string[] = ['stun:stun.cloudflare.com:3478', 'stun:stun.nextcloud.com:443'];

export type RelayLogins = { readonly clock: Clock; readonly passwords: RelayPasswords };

/**
 * What a connection needs to use a relay, with a login of this moment. undefined: it cannot be used, and must not be
 * tried either, because a browser makes no connection at all with a relay that has no login.
 */
export const relayServer = async (
  { clock, passwords }: RelayLogins,
  relay: Relay,
): Promise<IceServer | undefined> => {
  const url = parseRelayUrl(relay.url);
  if (!url.ok || url.value === undefined || !hasLogin(relay)) return undefined;
  const urls = [url.value];
  if (relay.login === 'password') return { urls, username: relay.username, credential: relay.secret };
  const username = timedUsername(clock.now());
  return { urls, username, credential: await passwords.passwordFor(relay.secret, username) };
};

export type IceDeps = RelayLogins & { readonly settings: Pick<SettingsStore, 'browser'> };

/** What the call window gives to its connection, made anew for each call. The secrets of relays go nowhere else. */
export const iceSettingsOf = async (deps: IceDeps, relayOnly: boolean): Promise<IceSettings> => {
  const { relays, hideLocal } = await deps.settings.browser();
  const servers = await Promise.all(relays.map((relay) => relayServer(deps, relay)));
  return {
    servers: [{ urls: STUN }, ...servers.filter((server) => server !== undefined)],
    relayOnly,
    hideLocal,
  };
};
