/** What a step of the pure machine makes of a call that is written down. */
import type { CallEffect, SendEffect } from '../../core/call/event.ts';
import type { MediaSignal } from '../../core/call/input.ts';
import type { CallState } from '../../core/call/state.ts';
import type { Letter, MediaKind } from '../../core/protocol/letter.ts';
import type { OutgoingLetter } from './book.ts';
import type { CallRecord } from './record.ts';

/** A description and its candidates, several times over. */
const SIGNALS_KEPT = 40;

const isSend = (effect: CallEffect): effect is SendEffect => effect.do === 'send';

export const signalsOf = (effects: readonly CallEffect[]): readonly MediaSignal[] =>
  effects.flatMap((effect) => (effect.do === 'signal' ? [effect.signal] : []));

/** The letters that a step sends, with the sequence numbers that they keep. `now` in ms. */
export const lettersOf = (
  { facts, sent }: CallRecord,
  effects: readonly CallEffect[],
  now: number,
): readonly OutgoingLetter[] =>
  effects.filter(isSend).map(({ type, payload, to }, index) => ({
    account: facts.account,
    device: to,
    // The union of effects is built from the same map as the union of letters, which the compiler cannot see here.
    letter: { type, call: facts.id, sequence: sent + index + 1, time: now, payload } as Letter,
  }));

/** The kind that a step accepts a call with, by whatever way it was accepted. */
const acceptedKind = (state: CallState, effects: readonly CallEffect[]): MediaKind | undefined => {
  if (state.phase === 'ringing-here') return state.accepting;
  const accept = effects.filter(isSend).find(({ type }) => type === 'accept');
  return accept?.type === 'accept' ? accept.payload.kind : undefined;
};

/** `changed` has its new state already; so many letters go out with it, and these are the digests of the rings in them. */
export const afterStep = (
  changed: CallRecord,
  effects: readonly CallEffect[],
  letters: number,
  rings: readonly string[],
): CallRecord => {
  const { signals: earlier = [], facts, ...kept } = changed;
  const signals = [...earlier, ...signalsOf(effects)].slice(-SIGNALS_KEPT);
  return {
    ...kept,
    // From here on the call is what was accepted: nobody's camera opens for a call taken by voice.
    facts: { ...facts, kind: acceptedKind(changed.state, effects) ?? facts.kind },
    sent: changed.sent + letters,
    rings: [...changed.rings, ...rings],
    ...(changed.state.phase === 'connecting' ? { signals } : {}),
  };
};

/** `record` in the place of `before`; without one it is the latest call, in place of any with the same id. */
export const withStep = (
  calls: readonly CallRecord[],
  before: CallRecord | undefined,
  record: CallRecord,
): readonly CallRecord[] =>
  before === undefined
    ? [...calls.filter(({ facts }) => facts.id !== record.facts.id), record]
    : calls.map((call) => (call === before ? record : call));
