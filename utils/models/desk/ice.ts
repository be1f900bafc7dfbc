import type { IceServer } from '../../adapters/messaging/messages.ts';
import { parseRelayUrl } from '../../core/protocol/relay-url.ts';
import type { BrowserSettings } from '../ports.ts';

/** Two independent public servers: one may be down, and neither sees all. */
const STUN: readonly string[] = ['stun:stun.cloudflare.com:3478', 'stun:stun.nextcloud.com:443'];

/** What the call window gives to its connection. The relay's password goes nowhere else. */
export const iceServersOf = ({
  relayUrl,
  relayUsername,
  relayPassword,
}: BrowserSettings): readonly IceServer[] => {
  const relay = parseRelayUrl(relayUrl);
  return [
    { urls: STUN },
    ...(relay.ok && relay.value !== undefined
      ? [{ urls: [relay.value], username: relayUsername, credential: relayPassword }]
      : []),
  ];
};
