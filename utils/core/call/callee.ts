/** An incoming call until it is accepted: in doubt, asked what it is about, or ringing. */
import { assertNever } from '../lib/assert-never.ts';
import type { Letter, LetterPayloads } from '../protocol/letter.ts';
import { giveUp } from './connected.ts';
import { closeWindow, end, step, unexpected, type Step } from './end.ts';
import type { CallEvent } from './event.ts';
import { busy, obey, obeyAgain } from './obey.ts';
import { onCommand, onMedia, onWindowClosed } from './ringing-here.ts';
import { CALL_TIMES, type Incoming, type Screening } from './state.ts';
import type { EndReason } from './view.ts';

/** A ring that failed on time only: its device says whether it is dialing before anything else happens. */
export const startDoubted = (ring: Omit<Screening, 'phase' | 'until'>, at: number): Step =>
  step(
    { phase: 'screening', ...ring, until: at + CALL_TIMES.screening },
    { do: 'send', to: ring.device, type: 'fresh?', payload: { nonce: ring.nonce, ring: ring.digest } },
  );

/** The device of a ring in doubt says that it is dialing: about this ring, in answer to this question. */
export const isVouchedFor = ({ nonce, digest }: Screening, said: LetterPayloads['fresh']): boolean =>
  said.nonce === nonce && said.ring === digest;

/** How a ring that stops without an answer is filed: quietly it was what it was, else `why` it stopped. */
const stopped = (state: Incoming, why: 'missed' | 'cancelled-by-peer' | 'answered-elsewhere'): EndReason =>
  state.phase === 'ringing-here' ? (state.quiet ?? why) : 'silenced';

/** It rings here, and nobody took it or pressed it away. */
const isHeard = (state: Incoming): boolean =>
  state.phase === 'ringing-here' && state.quiet === undefined && state.accepting === undefined;

const onLetter = (state: Incoming, letter: Letter, at: number): Step => {
  switch (letter.type) {
    case 'cancel':
      // Somebody took it already: the window says what happened, as it does once the accept is out.
      if (state.phase === 'ringing-here' && state.accepting !== undefined)
        return end(state, at, 'hung-up-by-peer');
      return end(state, at, stopped(state, 'cancelled-by-peer'), [closeWindow]);
    case 'taken':
      return end(state, at, stopped(state, 'answered-elsewhere'), [closeWindow]);
    case 'fresh':
      return state.phase === 'screening' && isVouchedFor(state, letter.payload)
        ? obey(state, state.device, state.verdict, at + state.duration, at)
        : unexpected(state, letter.type);
    default:
      return unexpected(state, letter.type);
  }
};

/** An incoming call that was not accepted yet. */
export const transitionIncoming = (state: Incoming, event: CallEvent): Step => {
  switch (event.type) {
    case 'letter':
      return event.device === state.device
        ? onLetter(state, event.letter, event.at)
        : unexpected(state, event.letter.type);
    case 'screened':
      if (event.device !== state.device) return unexpected(state, event.type);
      // Still in doubt: what is decided now counts once the device says that it is dialing.
      return state.phase === 'screening'
        ? step({ ...state, verdict: event.verdict, duration: event.duration })
        : obeyAgain(state, event.verdict, event.duration, event.at);
    case 'command':
      return state.phase === 'ringing-here'
        ? onCommand(state, event.command, event.at)
        : unexpected(state, event.command.type);
    case 'media':
      return state.phase === 'ringing-here'
        ? onMedia(state, event.event, event.at)
        : unexpected(state, event.event.type);
    case 'deadline':
      return state.phase === 'ringing-here' && state.accepting !== undefined
        ? // Accepted, and the window never made its offer.
          end(state, event.at, 'connection-failed', [giveUp(state.device)])
        : end(state, event.at, stopped(state, 'missed'), [closeWindow]);
    case 'window-closed':
      return state.phase === 'ringing-here' ? onWindowClosed(state, event.at) : unexpected(state, event.type);
    case 'refuse':
      // Nobody else hears it: a ring that is silent or ignored looks like any other, and screening answers the rest.
      return isHeard(state)
        ? end(state, event.at, 'busy', [busy(state.device), closeWindow])
        : unexpected(state, event.type);
    case 'superseded':
      return end(state, event.at, 'joined-other-call');
    case 'not-sent':
    case 'dial':
    case 'visit':
    case 'repeat-ring':
    case 'paired':
    case 'invite-placed':
      return unexpected(state, event.type);
    default:
      return assertNever(event);
  }
};
