/** Rungs of a call for tests: each asserts that it was really reached before it hands the state on. */
import { expect } from 'vitest';
import { startCall } from '../../utils/core/call/caller.ts';
import { startIncoming } from '../../utils/core/call/obey.ts';
import type { Step } from '../../utils/core/call/end.ts';
import type { CallEvent } from '../../utils/core/call/event.ts';
import type { CallContext } from '../../utils/core/call/facts.ts';
import type { DescribedMedia } from '../../utils/core/call/input.ts';
import type { CallState, IncomingVerdict } from '../../utils/core/call/state.ts';
import { transition } from '../../utils/core/call/transition.ts';
import type { PublicKey } from '../../utils/core/people/card.ts';
import type { LetterPayloads, LetterType } from '../../utils/core/protocol/letter.ts';
import { NOW } from './fakes/clock.ts';
import { createLetter } from './letters.ts';

export const START = NOW;
export const PHONE = 'phone' as PublicKey;
export const LAPTOP = 'laptop' as PublicKey;
export const CALLER: CallContext = { kind: 'video', role: 'caller' };
export const CALLEE: CallContext = { kind: 'video', role: 'callee' };
export const OFFER: DescribedMedia = { description: { type: 'offer', sdp: 'b2ZmZXI' }, candidates: [] };

export const letter = <T extends LetterType>(
  device: PublicKey,
  type: T,
  payload: LetterPayloads[T],
  at = START,
): CallEvent => ({ type: 'letter', at, device, letter: createLetter(type, payload) });

/** Feeds events one after the other; the effects are those of the last. */
export const after = (first: Step, context: CallContext, ...events: CallEvent[]): Step =>
  events.reduce<Step>(({ state }, event) => transition(state, event, context), first);

export const letters = ({ effects }: Step): string[] =>
  effects.flatMap((effect) => (effect.do === 'send' ? [`${effect.type} to ${effect.to}`] : []));

const reached = (step: Step, phase: CallState['phase']): Step => {
  expect(step.state.phase).toBe(phase);
  return step;
};

export const dialed = (...devices: PublicKey[]): Step =>
  reached(startCall(devices.length > 0 ? devices : [PHONE], CALLER, START), 'dialing');

export const rangThere = (): Step =>
  reached(after(dialed(), CALLER, letter(PHONE, 'ringing', {})), 'ringing');

export const acceptedThere = (): Step =>
  reached(after(rangThere(), CALLER, letter(PHONE, 'accept', { kind: 'video', ...OFFER })), 'connecting');

export const rang = (verdict: IncomingVerdict = { type: 'ring' }): Step =>
  startIncoming(PHONE, verdict, 45_000, START);

export const acceptedHere = (): Step =>
  reached(
    after(
      rang(),
      CALLEE,
      { type: 'media', at: START, event: { type: 'offer-ready', ...OFFER } },
      { type: 'command', at: START, command: { type: 'accept', kind: 'video' } },
    ),
    'connecting',
  );

export const live = (from: Step, context: CallContext): Step =>
  reached(after(from, context, { type: 'media', at: START, event: { type: 'connected' } }), 'live');
