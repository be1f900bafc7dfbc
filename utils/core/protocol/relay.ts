import { parseRelayUrl, type RelayUrlError } from './relay-url.ts';

/** A TURN server as a person set it: what was typed, which need not work. */
export type Relay = {
  readonly url: string;
  /** shared-secret: coturn's `use-auth-secret`; whoever knows it makes logins of their own that end by themselves. */
  readonly login: 'password' | 'shared-secret';
  /** Of no use with a shared secret. */
  readonly username: string;
  /** The password, or what is shared. */
  readonly secret: string;
};

export const NEW_RELAY: Relay = { url: '', login: 'password', username: '', secret: '' };

/** Browsers warn from five servers on, because each of them makes the start of a call slower. */
export const MAX_RELAYS = 4;

/** In s. A relay looks at it when a call begins and at each restart of ICE: longer than any call. */
const LOGIN_LASTS = 24 * 3600;

/** A username for a shared secret. It is the same for everybody, so that a relay learns nobody's name. `now` in ms. */
export const timedUsername = (now: number): string => `${Math.floor(now / 1000) + LOGIN_LASTS}:ahoy`;

/** Nothing stands in its fields. */
export const isUnsetRelay = ({ url, username, secret }: Relay): boolean =>
  url.trim() === '' && username === '' && secret === '';

export const hasLogin = ({ login, username, secret }: Relay): boolean =>
  secret !== '' && (login === 'shared-secret' || username !== '');

/** Why this cannot be stored. A login may still be missing: after an import it always is. */
export const relayError = (relay: Relay): RelayUrlError | 'no-address' | undefined => {
  const url = parseRelayUrl(relay.url);
  if (!url.ok) return url.error;
  return url.value === undefined && !isUnsetRelay(relay) ? 'no-address' : undefined;
};
