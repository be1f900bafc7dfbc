import { transitionInviting, transitionRingout } from './caller.ts';
import { transitionIncoming } from './callee.ts';
import { transitionConnected } from './connected.ts';
import { step, type Step } from './end.ts';
import type { CallEvent } from './event.ts';
import type { CallContext } from './facts.ts';
import type { CallState } from './state.ts';

/** One event in, the next state and what is to be done out. Total: an event that does not fit changes nothing. */
export const transition = (state: CallState, event: CallEvent, context: CallContext): Step => {
  switch (state.phase) {
    case 'inviting':
      return transitionInviting(state, event, context);
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
      return transitionConnected(state, event);
    case 'ended':
      return step(state);
  }
};
