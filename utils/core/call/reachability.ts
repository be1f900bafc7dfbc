import type { Presence } from '../broker/link.ts';
import type { Reachability } from './view.ts';

/** After so many ms without a connection, “reconnecting” would be a lie. */
const RECONNECTING_FOR = 60_000;

/** What the popup says about being reached. Undefined presence: the host has not reported yet. */
export const decideReachability = (
  presence: Presence | undefined,
  takeCalls: boolean,
  now: number,
): Reachability => {
  if (presence === undefined) return { state: 'reconnecting', since: now, why: 'starting' };
  if (presence.state === 'open') {
    const { twinAt } = presence;
    return { state: 'reachable', takeCalls, ...(twinAt === undefined ? {} : { twinAt }) };
  }
  const { since, why } = presence;
  return now - since < RECONNECTING_FOR && why !== 'offline' && why !== 'same-keys'
    ? { state: 'reconnecting', since, why }
    : { state: 'unreachable', since, why };
};
