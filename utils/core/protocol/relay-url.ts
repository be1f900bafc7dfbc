import { err, ok, type Result } from '../lib/result.ts';

/** RFC 7065: `turn:host` or `turns:host:port`, with an optional `?transport=`. */
const RELAY = /^turns?:(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?(?:\?transport=(?:udp|tcp))?$/i;

/** A relay's address as typed; empty means none. */
export const parseRelayUrl = (typed: string): Result<string | undefined, 'not-a-relay'> => {
  const url = typed.trim();
  if (url === '') return ok(undefined);
  return RELAY.test(url) ? ok(url) : err('not-a-relay');
};
