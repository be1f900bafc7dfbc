/** An incoming call that rings here, or quietly does not, until it was accepted and the accept is out. */
import { assertNever } from '../lib/assert-never.ts';
import type { PublicKey } from '../people/card.ts';
import type { MediaKind } from '../protocol/letter.ts';
import { giveUp } from './connected.ts';
import { closeWindow, end, step, unexpected, type Step } from './end.ts';
import type { CallCommand, DescribedMedia, MediaEvent } from './input.ts';
import { ringing } from './obey.ts';
import { CALL_TIMES, type IncomingRinging } from './state.ts';

/** A ring of the person whom I am calling or inviting: accepted as soon as my window has its offer. */
export const startJoined = (device: PublicKey, kind: MediaKind, at: number): Step =>
  step(
    { phase: 'ringing-here', device, until: at + CALL_TIMES.connecting, accepting: kind, replies: 1 },
    // The accept waits for the window's offer; until then the caller must not take my ring for the one that goes on.
    ringing(device),
    // It waited behind X's page while the invite was sent there: nobody may be live without seeing it.
    { do: 'show-window' },
  );

/** The window of the device that I talk to was loaded anew: the talk goes on without a question. */
export const startRejoined = (device: PublicKey, kind: MediaKind, at: number): Step =>
  step({ phase: 'ringing-here', device, until: at + CALL_TIMES.connecting, accepting: kind, replies: 0 });

const acceptWith = (state: IncomingRinging, kind: MediaKind, offer: DescribedMedia, at: number): Step =>
  step(
    { phase: 'connecting', device: state.device, until: at + CALL_TIMES.connecting, unheard: kind },
    {
      do: 'send',
      to: state.device,
      type: 'accept',
      payload: { kind, description: offer.description, candidates: offer.candidates },
    },
  );

export const onCommand = (state: IncomingRinging, command: CallCommand, at: number): Step => {
  switch (command.type) {
    case 'accept': {
      if (state.accepting !== undefined) return unexpected(state, command.type);
      // Taken after all, wherever it was kept quiet: it is missed or silenced no more.
      const { quiet: _over, ...taken } = state;
      const { state: next, effects } =
        state.offer === undefined
          ? step({ ...taken, accepting: command.kind, until: at + CALL_TIMES.connecting })
          : acceptWith(state, command.kind, state.offer, at);
      return step(next, ...effects, { do: 'show-window' });
    }
    case 'decline':
    case 'hang-up': {
      const message =
        command.type === 'decline' && command.message !== undefined ? { message: command.message } : {};
      const counter =
        command.type === 'decline' && command.counter !== undefined ? { counter: command.counter } : {};
      const words = { ...message, ...counter };
      return end(
        state,
        at,
        'declined',
        [{ do: 'send', to: state.device, type: 'decline', payload: words }, closeWindow],
        words,
      );
    }
    case 'ignore':
      // Pressed where it was not seen yet that somebody took it: their window stays.
      return state.accepting === undefined
        ? step({ ...state, quiet: 'ignored' }, closeWindow)
        : unexpected(state, command.type);
    case 'block':
      return end(state, at, 'blocked', [{ do: 'block-person' }, closeWindow]);
    case 'reason':
    case 'cancel-countdown':
    case 'connect':
    case 'resume':
    case 'call-again':
      return unexpected(state, command.type);
    default:
      return assertNever(command);
  }
};

/** What a page offered dies with it. */
const withoutOffer = ({ offer: _dead, ...rest }: IncomingRinging): IncomingRinging => rest;

const onOffer = (state: IncomingRinging, offer: DescribedMedia, at: number): Step =>
  state.accepting === undefined ? step({ ...state, offer }) : acceptWith(state, state.accepting, offer, at);

export const onMedia = (state: IncomingRinging, event: MediaEvent, at: number): Step => {
  // A window that is told of the accept before it made its offer reports it as any other description.
  if (event.type === 'offer-ready' || (event.type === 'description' && state.accepting !== undefined)) {
    const { description, candidates } = event;
    return onOffer(state, { description, candidates }, at);
  }
  if (event.type === 'page-began') return step(state.offer === undefined ? state : withoutOffer(state));
  // No relay, no offer: the call can still be declined; accepting says why it cannot be taken.
  if (event.type === 'failed' && event.why === 'no-relay' && state.accepting === undefined)
    return step({ ...state, relayMissing: true });
  return event.type === 'failed' && state.accepting !== undefined
    ? end(state, at, event.why, [giveUp(state.device)])
    : unexpected(state, event.type);
};

/** A window that is closed while it only waits loses its offer, not the ring; one that was accepted gives up. */
export const onWindowClosed = (state: IncomingRinging, at: number): Step => {
  if (state.accepting !== undefined)
    return end(state, at, 'declined', [{ do: 'send', to: state.device, type: 'decline', payload: {} }]);
  return step(withoutOffer(state));
};
