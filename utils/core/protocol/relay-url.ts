import { err, ok, type Result } from '../lib/result.ts';

/** RFC 7065: `turn:host` or `turns:host:port`, with an optional `?transport=`. Many write `//` as in other URLs. */
const RELAY =
  /^(?<scheme>turns?:)(?:\/\/)?(?<host>[\w.-]+|\[[\da-f:.]+\])(?::(?<port>\d+))?(?<query>\?transport=(?:udp|tcp))?$/i;

/** Stands for a port that was not typed; browsers take 3478 or 5349 themselves. */
const DEFAULT_PORT = 3478;

/** not-a-relay: the scheme or the port is wrong · unreadable: what stands between or behind them */
export type RelayUrlError = 'not-a-relay' | 'unreadable';

/** A relay's address as browsers take it, from what was typed; empty means none. */
export const parseRelayUrl = (typed: string): Result<string | undefined, RelayUrlError> => {
  const url = typed.trim();
  if (url === '') return ok(undefined);
  const parts = RELAY.exec(url)?.groups;
  if (parts === undefined) return err(/^turns?:./i.test(url) ? 'unreadable' : 'not-a-relay');
  const { scheme = '', host = '', port, query = '' } = parts;
  const number = Number(port ?? DEFAULT_PORT);
  if (number < 1 || number > 65_535) return err('not-a-relay');
  // Browsers read `?TRANSPORT=` or `TCP` as no address at all.
  return ok(`${scheme.toLowerCase()}${host}${port === undefined ? '' : `:${port}`}${query.toLowerCase()}`);
};

export type RelayTransport = 'udp' | 'tcp' | 'tls';

/** How the way to a relay is travelled. `turns:` is TLS over TCP in every browser, whatever its URL asks for. */
export const relayTransport = (url: string): RelayTransport => {
  if (/^turns:/i.test(url.trim())) return 'tls';
  return /\?transport=tcp$/i.test(url.trim()) ? 'tcp' : 'udp';
};
