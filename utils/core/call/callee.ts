import { assertNever } from '../lib/assert-never.ts';
import type { PublicKey } from '../people/card.ts';
import type { Letter, LetterPayloads, MediaKind } from '../protocol/letter.ts';
import { end, step, unexpected, type Step } from './end.ts';
import type { CallEvent, SendEffect } from './event.ts';
import type { CallCommand, DescribedMedia } from './input.ts';
import {
  CALLEE_LETTERS_BEFORE_ACCEPT,
  CALL_TIMES,
  RINGS_PER_CALL,
  type Asked,
  type CallState,
  type IncomingRinging,
  type IncomingVerdict,
  type Screening,
} from './state.ts';
import type { EndReason } from './view.ts';

type Incoming = Screening | Asked | IncomingRinging;

/** `ring` and `silent` answer alike: the caller cannot tell which it was. */
const ringing = (to: PublicKey): SendEffect => ({ do: 'send', to, type: 'ringing', payload: {} });

const closeWindow = { do: 'close-window' } as const;

/** The question whether a device is dialing is one. */
const repliesOf = (state: Incoming): number => (state.phase === 'screening' ? 1 : state.replies);

/** Said once: a second time would tell the caller that something about the ring has changed. */
const answerRinging = (before: Incoming | undefined, to: PublicKey): readonly SendEffect[] =>
  before?.phase === 'ringing-here' ? [] : [ringing(to)];

/** Carries out a verdict about a ring whose time is sound. `before`: undefined for the first ring of a call. */
const obey = (
  before: Incoming | undefined,
  device: PublicKey,
  verdict: IncomingVerdict,
  until: number,
  at: number,
): Step => {
  const replies = (before === undefined ? 0 : repliesOf(before)) + 1;
  const from = before ?? { phase: 'asked', device, until, replies: 0 };
  if (replies > CALLEE_LETTERS_BEFORE_ACCEPT) return unexpected(from, 'ring');
  switch (verdict.type) {
    case 'ring':
      return step(
        { phase: 'ringing-here', device, until, replies },
        ...answerRinging(before, device),
        ...(from.phase === 'ringing-here' && from.quiet === undefined
          ? []
          : [{ do: 'open-window', background: true } as const]),
      );
    case 'silent':
      return step(
        { phase: 'ringing-here', device, until, quiet: 'silenced', replies },
        ...answerRinging(before, device),
      );
    case 'ask':
      return before?.phase === 'asked'
        ? unexpected(before, 'ring')
        : step(
            { phase: 'asked', device, until: at + CALL_TIMES.asking, replies },
            {
              do: 'send',
              to: device,
              type: 'ask-reason',
              payload: {},
            },
          );
    case 'decline': {
      const message = verdict.message === undefined ? {} : { message: verdict.message };
      return end(
        from,
        at,
        'declined',
        [{ do: 'send', to: device, type: 'decline', payload: message }],
        message,
      );
    }
    case 'block':
      return end(from, at, 'blocked', before?.phase === 'ringing-here' ? [closeWindow] : []);
    case 'busy':
      return end(from, at, 'busy', [{ do: 'send', to: device, type: 'busy', payload: {} }]);
    default:
      return assertNever(verdict);
  }
};

/** The first ring of a call, already screened. */
export const startIncoming = (
  device: PublicKey,
  verdict: IncomingVerdict,
  duration: number,
  at: number,
): Step => obey(undefined, device, verdict, at + duration, at);

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

/** A ring that failed on time only: its device says whether it is dialing before anything else happens. */
export const startDoubted = (event: CallEvent & { readonly type: 'doubted' }): Step =>
  step(
    {
      phase: 'screening',
      device: event.device,
      until: event.at + CALL_TIMES.screening,
      nonce: event.nonce,
      digest: event.digest,
      verdict: event.verdict,
      duration: event.duration,
    },
    {
      do: 'send',
      to: event.device,
      type: 'fresh?',
      payload: { nonce: event.nonce, ring: event.digest },
    },
  );

/** The device of a ring in doubt says that it is dialing: about this ring, in answer to this question. */
export const isVouchedFor = ({ nonce, digest }: Screening, said: LetterPayloads['fresh']): boolean =>
  said.nonce === nonce && said.ring === digest;

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

/** How a ring that stops without an answer is filed: quietly it was what it was, else `why` it stopped. */
const stopped = (state: Incoming, why: 'missed' | 'cancelled-by-peer' | 'answered-elsewhere'): EndReason =>
  state.phase === 'ringing-here' ? (state.quiet ?? why) : 'silenced';

const onLetter = (state: Incoming, letter: Letter, at: number): Step => {
  switch (letter.type) {
    case 'cancel':
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

const onCommand = (state: IncomingRinging, command: CallCommand, at: number): Step => {
  switch (command.type) {
    case 'accept':
      if (state.accepting !== undefined) return unexpected(state, command.type);
      if (state.offer === undefined)
        return step(
          { ...state, accepting: command.kind, until: at + CALL_TIMES.connecting },
          { do: 'show-window' },
        );
      return (({ state: next, effects }) => step(next, ...effects, { do: 'show-window' }))(
        acceptWith(state, command.kind, state.offer, at),
      );
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
      return step({ ...state, quiet: 'ignored' }, closeWindow);
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

const onOffer = (state: IncomingRinging, offer: DescribedMedia, at: number): Step =>
  state.accepting === undefined ? step({ ...state, offer }) : acceptWith(state, state.accepting, offer, at);

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
      if (state.phase !== 'ringing-here') return unexpected(state, event.event.type);
      // A window that is told of the accept before it made its offer reports it as any other description.
      if (
        event.event.type === 'offer-ready' ||
        (event.event.type === 'description' && state.accepting !== undefined)
      ) {
        const { description, candidates } = event.event;
        return onOffer(state, { description, candidates }, event.at);
      }
      // No relay, no offer: the call can still be declined; accepting says why it cannot be taken.
      if (event.event.type === 'failed' && event.event.why === 'no-relay' && state.accepting === undefined)
        return step({ ...state, relayMissing: true });
      return event.event.type === 'failed' && state.accepting !== undefined
        ? end(state, event.at, event.event.why, [
            { do: 'send', to: state.device, type: 'decline', payload: {} },
          ])
        : unexpected(state, event.event.type);
    case 'deadline':
      return state.phase === 'ringing-here' && state.accepting !== undefined
        ? // Accepted, and the window never made its offer.
          end(state, event.at, 'connection-failed', [
            { do: 'send', to: state.device, type: 'hangup', payload: {} },
          ])
        : end(state, event.at, stopped(state, 'missed'), [closeWindow]);
    case 'window-closed':
      return onWindowClosed(state, event.at);
    case 'join':
      return state.phase === 'ringing-here' && state.accepting === undefined
        ? onCommand(state, { type: 'accept', kind: event.kind }, event.at)
        : unexpected(state, event.type);
    case 'refuse':
      return end(state, event.at, 'busy', [
        { do: 'send', to: state.device, type: 'busy', payload: {} },
        closeWindow,
      ]);
    case 'superseded':
      return end(state, event.at, 'joined-other-call');
    case 'doubted':
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

/** A window that is closed while it only waits loses its offer, not the ring; one that was accepted gives up. */
const onWindowClosed = (state: Incoming, at: number): Step => {
  if (state.phase !== 'ringing-here') return unexpected(state, 'window-closed');
  if (state.accepting !== undefined)
    return end(state, at, 'declined', [{ do: 'send', to: state.device, type: 'decline', payload: {} }]);
  const { offer: _lost, ...rest } = state;
  return step(rest);
};

/** Every ring and every reason is shown anew, so they have an end. */
export const mayRingAgain = (state: CallState): boolean =>
  (state.phase !== 'asked' && state.phase !== 'ringing-here') || state.replies < RINGS_PER_CALL;

/**
 * Whether a verdict about another ring of a call makes it something else. What was ignored stays ignored, and what was
 * silent can only begin to ring: the caller heard it ring, and any other answer would tell that nobody else did. Nobody
 * hears that they were blocked.
 */
export const isObeyedAgain = (state: CallState, verdict: IncomingVerdict): boolean =>
  state.phase !== 'ringing-here' ||
  (state.accepting === undefined &&
    (state.quiet === undefined ||
      verdict.type === 'block' ||
      (state.quiet === 'silenced' && verdict.type === 'ring')));

/** A new ring of a known call: the reason came, or the caller added one. Nobody rings twice. */
const obeyAgain = (
  state: Asked | IncomingRinging,
  verdict: IncomingVerdict,
  duration: number,
  at: number,
): Step => {
  if (!mayRingAgain(state)) return unexpected(state, 'ring');
  const rings = state.phase === 'ringing-here';
  if (rings && state.accepting !== undefined) return unexpected(state, 'ring');
  if (rings && state.quiet === undefined && verdict.type === 'ring')
    return step({ ...state, until: at + duration, replies: state.replies + 1 });
  if (!isObeyedAgain(state, verdict)) return step({ ...state, replies: state.replies + 1 });
  return obey(state, state.device, verdict, at + duration, at);
};
