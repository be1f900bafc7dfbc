import { transitionRingout } from './caller.ts';
import { transitionInviting, transitionVisiting } from './reaching.ts';
import { transitionIncoming } from './callee.ts';
import { transitionConnected } from './connected.ts';
import { step, type Step } from './end.ts';
import type { CallEvent } from './event.ts';
import type { CallContext } from './facts.ts';
import type { CallState, Ended } from './state.ts';
import type { EndReason } from './view.ts';

/** Each device whose accept crossed my cancel or came after the time-out is told once that it is over, or taken. */
const afterEnd = (state: Ended, event: CallEvent, { role }: CallContext): Step => {
  if (event.type !== 'letter' || event.letter.type !== 'accept' || role !== 'caller') return step(state);
  const { device } = event;
  const { toldLate = [], liveSince } = state;
  if (toldLate.includes(device)) return step(state);
  const type = liveSince === undefined ? 'cancel' : 'taken';
  return step({ ...state, toldLate: [...toldLate, device] }, { do: 'send', to: device, type, payload: {} });
};

/** The ring with which a talk goes on is no call of its own: how it ends is how the talk does. */
const TALK_ENDS: Partial<Record<EndReason, EndReason>> = {
  cancelled: 'hung-up',
  declined: 'hung-up',
  'declined-by-peer': 'hung-up-by-peer',
  'cancelled-by-peer': 'hung-up-by-peer',
  'connection-failed': 'connection-lost',
  'no-answer': 'connection-lost',
  'no-reason': 'connection-lost',
  unreachable: 'connection-lost',
};

/** A talk that could not go on was a talk all the same. */
const endOfTalk = ({ state, effects }: Step, { since }: CallContext): Step => {
  if (since === undefined || state.phase !== 'ended' || state.reason === 'joined-other-call')
    return { state, effects };
  const { reason, at } = state;
  return {
    state: { ...state, liveSince: Math.min(since, at), reason: TALK_ENDS[reason] ?? reason },
    effects,
  };
};

const inPhase = (state: Exclude<CallState, Ended>, event: CallEvent, context: CallContext): Step => {
  switch (state.phase) {
    case 'inviting':
      return transitionInviting(state, event, context);
    case 'visiting':
      return transitionVisiting(state, event, context);
    case 'dialing':
    case 'asking':
    case 'ringing':
      return transitionRingout(state, event, context);
    case 'screening':
    case 'asked':
    case 'ringing-here':
      return transitionIncoming(state, event);
    case 'connecting':
    case 'live':
    case 'reconnecting':
      return transitionConnected(state, event, context);
  }
};

/** One event in, the next state and what is to be done out. Total: an event that does not fit changes nothing. */
export const transition = (state: CallState, event: CallEvent, context: CallContext): Step =>
  state.phase === 'ended'
    ? afterEnd(state, event, context)
    : endOfTalk(inPhase(state, event, context), context);
