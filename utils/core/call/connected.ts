import { assertNever } from '../lib/assert-never.ts';
import type { PublicKey } from '../people/card.ts';
import type { Letter } from '../protocol/letter.ts';
import { end, step, unexpected, type Step } from './end.ts';
import type { CallEvent, SendEffect } from './event.ts';
import type { CallContext } from './facts.ts';
import type { DescribedMedia, MediaEvent } from './input.ts';
import { CALL_TIMES, type Connected } from './state.ts';
import type { EndReason } from './view.ts';

const hangUp = (to: PublicKey): SendEffect => ({ do: 'send', to, type: 'hangup', payload: {} });

/** As `hangUp`, where nobody did. */
export const giveUp = (to: PublicKey): SendEffect => ({
  do: 'send',
  to,
  type: 'hangup',
  payload: { why: 'failed' },
});

const failureIn = ({ phase }: Connected): EndReason =>
  phase === 'connecting' ? 'connection-failed' : 'connection-lost';

/** The caller knows of my accept. */
const heard = (state: Connected): Connected => {
  if (state.phase !== 'connecting') return state;
  const { unheard: _known, ...rest } = state;
  return rest;
};

/** The window offers again what nobody answered: to a caller who never heard of the accept it has to be one. */
const describe = (state: Connected, { description, candidates }: DescribedMedia): SendEffect => {
  const isAccept =
    state.phase === 'connecting' && state.unheard !== undefined && description.type === 'offer';
  const media = { description, candidates };
  return isAccept
    ? { do: 'send', to: state.device, type: 'accept', payload: { kind: state.unheard, ...media } }
    : { do: 'send', to: state.device, type: 'description', payload: media };
};

const onLetter = (state: Connected, letter: Letter, role: CallContext['role'], at: number): Step => {
  switch (letter.type) {
    case 'description':
      return step(heard(state), { do: 'signal', signal: { type: 'description', ...letter.payload } });
    case 'candidates':
      return step(heard(state), { do: 'signal', signal: { type: 'candidates', ...letter.payload } });
    case 'accept': {
      // Said again, because my answer is under way or was lost.
      const { kind: _known, ...described } = letter.payload;
      return state.phase === 'connecting' && role === 'caller'
        ? step(state, { do: 'signal', signal: { type: 'description', ...described } })
        : unexpected(state, letter.type);
    }
    case 'hangup':
      return end(state, at, letter.payload.why === 'failed' ? failureIn(state) : 'hung-up-by-peer');
    case 'cancel':
      // The ringing device gave up while this side's accept was on its way: whoever took a call did not miss it.
      return state.phase === 'connecting' && role === 'callee'
        ? end(state, at, 'hung-up-by-peer')
        : unexpected(state, letter.type);
    case 'taken':
      return state.phase === 'connecting' && role === 'callee'
        ? end(state, at, 'answered-elsewhere')
        : unexpected(state, letter.type);
    default:
      return unexpected(state, letter.type);
  }
};

/** Two devices of the callee were quick: the second learns that the call is taken. */
const fromOtherDevice = (
  state: Connected,
  device: PublicKey,
  letter: Letter,
  role: CallContext['role'],
): Step =>
  role === 'caller' && letter.type === 'accept'
    ? step(state, { do: 'send', to: device, type: 'taken', payload: {} })
    : unexpected(state, letter.type);

const onMedia = (state: Connected, event: MediaEvent, at: number, context: CallContext): Step => {
  switch (event.type) {
    case 'description':
      return step(state, describe(state, event));
    case 'candidates':
      return step(state, {
        do: 'send',
        to: state.device,
        type: 'candidates',
        payload: { candidates: event.candidates },
      });
    case 'connected':
      return step({
        phase: 'live',
        device: state.device,
        since: state.phase === 'connecting' ? (context.since ?? at) : state.since,
      });
    case 'interrupted':
      return state.phase === 'live'
        ? step({ ...state, phase: 'reconnecting', until: at + CALL_TIMES.reconnecting })
        : step(state);
    case 'left':
      return end(state, at, 'hung-up-by-peer');
    case 'vanished':
      return state.phase === 'connecting'
        ? end(state, at, 'hung-up-by-peer')
        : step({
            phase: 'reconnecting',
            device: state.device,
            since: state.since,
            until: at + CALL_TIMES.rejoining,
            vanished: true,
          });
    case 'failed':
      // That the codes differ was for a person to say.
      return end(state, at, event.why, [
        event.why === 'proof-differs' ? hangUp(state.device) : giveUp(state.device),
      ]);
    case 'offer-ready':
    case 'page-began':
      return unexpected(state, event.type);
    default:
      return assertNever(event);
  }
};

/** connecting, live and reconnecting are the same on both sides: one pair of devices, media between them. */
export const transitionConnected = (state: Connected, event: CallEvent, context: CallContext): Step => {
  switch (event.type) {
    case 'letter':
      return event.device === state.device
        ? onLetter(state, event.letter, context.role, event.at)
        : fromOtherDevice(state, event.device, event.letter, context.role);
    case 'media':
      return onMedia(state, event.event, event.at, context);
    case 'command':
      return event.command.type === 'hang-up' || event.command.type === 'decline'
        ? end(state, event.at, 'hung-up', [hangUp(state.device)])
        : unexpected(state, event.command.type);
    case 'window-closed':
      return end(state, event.at, 'window-closed', [hangUp(state.device)]);
    case 'deadline':
      return end(state, event.at, failureIn(state), [giveUp(state.device)]);
    case 'superseded':
      return end(state, event.at, 'joined-other-call');
    case 'not-sent':
    case 'paired':
    case 'invite-placed':
    case 'dial':
    case 'visit':
    case 'repeat-ring':
    case 'screened':
    case 'refuse':
      return unexpected(state, event.type);
    default:
      return assertNever(event);
  }
};
