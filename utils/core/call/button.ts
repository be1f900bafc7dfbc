import type { UserId } from '../people/ids.ts';
import type { ButtonState, CallView } from './view.ts';

const isRinging = ({ role, phase }: CallView): boolean => role === 'callee' && phase === 'ringing';

/** What the two buttons beside this person show. `calls`: those that somebody here can see. */
export const decideButton = (facts: {
  readonly account: UserId;
  readonly partner: UserId;
  readonly calls: readonly CallView[];
  readonly blocked: boolean;
  readonly hasCard: boolean;
  readonly connected: boolean;
}): ButtonState => {
  const { account, partner, calls } = facts;
  const theirs = calls.filter((call) => call.account === account && call.person.userId === partner);
  // Nobody is in a call with whom an invite only waits for.
  const talks = theirs.filter((call) => call.phase !== 'inviting');
  if (talks.length > 0) return { state: talks.every(isRinging) ? 'rings' : 'in-call' };
  if (facts.blocked) return { state: 'impossible', why: 'blocked' };
  // An invite that waits keeps nobody from calling somebody else.
  if (calls.some((call) => call.phase !== 'inviting' && !isRinging(call)))
    return { state: 'impossible', why: 'busy-elsewhere' };
  // A press shows the window of their invite, which needs no connection.
  if (!facts.connected && theirs.length === 0) return { state: 'impossible', why: 'not-connected' };
  return { state: facts.hasCard ? 'ready' : 'no-card' };
};
