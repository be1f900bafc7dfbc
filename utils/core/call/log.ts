import { assertNever } from '../lib/assert-never.ts';
import type { LogOutcome } from '../people/log-entry.ts';
import type { CallFacts } from './facts.ts';
import type { CallState, Ended } from './state.ts';

const outgoing = ({ reason }: Ended): LogOutcome => {
  switch (reason) {
    case 'declined-by-peer':
      return 'declined';
    case 'not-connected':
    case 'connection-failed':
    case 'connection-lost':
    case 'no-relay':
    case 'identity-changed':
    case 'proof-broken':
    case 'proof-differs':
      return 'failed';
    case 'hung-up':
    case 'hung-up-by-peer':
    case 'cancelled':
    case 'cancelled-by-peer':
    case 'declined':
    case 'no-answer':
    case 'no-reason':
    case 'missed':
    case 'busy':
    case 'unreachable':
    case 'ignored':
    case 'blocked':
    case 'silenced':
    case 'answered-elsewhere':
    case 'window-closed':
    case 'joined-other-call':
      return 'unanswered';
    default:
      return assertNever(reason);
  }
};

const incoming = ({ reason }: Ended): LogOutcome => {
  switch (reason) {
    case 'silenced':
    case 'ignored':
      return 'silenced';
    case 'declined':
      return 'declined';
    case 'blocked':
      return 'blocked';
    case 'answered-elsewhere':
    // Only from a call that was accepted here.
    case 'hung-up-by-peer':
      return 'answered';
    case 'not-connected':
    case 'connection-failed':
    case 'connection-lost':
    case 'no-relay':
    case 'identity-changed':
    case 'proof-broken':
    case 'proof-differs':
      return 'failed';
    case 'hung-up':
    case 'cancelled':
    case 'cancelled-by-peer':
    case 'declined-by-peer':
    case 'no-answer':
    case 'no-reason':
    case 'missed':
    case 'busy':
    case 'unreachable':
    case 'window-closed':
    case 'joined-other-call':
      return 'missed';
    default:
      return assertNever(reason);
  }
};

/** Somebody accepted, and one of the two thought better of it before a connection came about. */
const hasParted = (before: CallState['phase'] | undefined, { reason }: Ended): boolean =>
  before === 'connecting' &&
  (reason === 'hung-up' || reason === 'hung-up-by-peer' || reason === 'window-closed');

/**
 * How a call that just ended is filed in *Recent*. `before`: the phase that it ended from,
 * undefined when it was over at its first letter.
 * Undefined: not an attempt (an invite, a ring that was never sound, a call that went on as another).
 */
export const classifyEnd = (
  role: CallFacts['role'],
  before: CallState['phase'] | undefined,
  ended: Ended,
): LogOutcome | undefined => {
  if (before === 'inviting' || before === 'screening' || before === 'ended') return undefined;
  if (ended.reason === 'joined-other-call') return undefined;
  if (ended.liveSince !== undefined || hasParted(before, ended)) return 'answered';
  return role === 'caller' ? outgoing(ended) : incoming(ended);
};
