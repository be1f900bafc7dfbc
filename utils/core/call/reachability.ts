import type { Reachability, UnreachableWhy } from './view.ts';

/** Presence of one account's socket, as the broker host reports it. */
export type SocketPresence =
  | { readonly state: 'open'; readonly since: number }
  | { readonly state: 'connecting'; readonly since: number; readonly why: UnreachableWhy };

/** After so many ms without a connection, “reconnecting” would be a lie. */
const RECONNECTING_FOR = 60_000;

/** What the popup says about being reached. Undefined presence: the host has not reported yet. */
export const decideReachability = (
  presence: SocketPresence | undefined,
  takeCalls: boolean,
  now: number,
): Reachability => {
  if (presence === undefined) return { state: 'reconnecting', since: now, why: 'starting' };
  if (presence.state === 'open') return { state: 'reachable', takeCalls };
  const { since, why } = presence;
  return now - since < RECONNECTING_FOR && why !== 'offline'
    ? { state: 'reconnecting', since, why }
    : { state: 'unreachable', since, why };
};
