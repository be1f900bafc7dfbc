import { err, ok, type Result } from '../lib/result.ts';

/** RFC 7065: `turn:host` or `turns:host:port`, with an optional `?transport=`. */
const RELAY = /^turns?:(?:[\w.-]+|\[[\da-f:.]+\])(?::(?<port>\d{1,5}))?(?:\?transport=(?:udp|tcp))?$/i;

/** Stands for a port that was not typed; browsers take 3478 or 5349 themselves. */
const DEFAULT_PORT = 3478;

/** A relay's address as typed; empty means none. */
export const parseRelayUrl = (typed: string): Result<string | undefined, 'not-a-relay'> => {
  const url = typed.trim();
  if (url === '') return ok(undefined);
  const match = RELAY.exec(url);
  const port = Number(match?.groups?.['port'] ?? DEFAULT_PORT);
  return match !== null && port >= 1 && port <= 65_535 ? ok(url) : err('not-a-relay');
};

export type RelayTransport = 'udp' | 'tcp' | 'tls';

/** How the way to a relay is travelled. `turns:` is TLS over TCP in every browser, whatever its URL asks for. */
export const relayTransport = (url: string): RelayTransport => {
  if (/^turns:/i.test(url.trim())) return 'tls';
  return /\?transport=tcp$/i.test(url.trim()) ? 'tcp' : 'udp';
};
