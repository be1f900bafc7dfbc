/**
 * Two machines over a wire that loses, repeats and delays letters, with a driven clock. Media is modelled by its one
 * property that matters here: it flows once both sides know each other's description, and fails 15 s after a side is gone.
 */
import * as fc from 'fast-check';
import { startIncoming } from '../../utils/core/call/obey.ts';
import { startCall } from '../../utils/core/call/caller.ts';
import type { CallEffect, CallEvent } from '../../utils/core/call/event.ts';
import type { CallContext } from '../../utils/core/call/facts.ts';
import { type CallState, deadlineOf, type Ended } from '../../utils/core/call/state.ts';
import { transition } from '../../utils/core/call/transition.ts';
import type { PublicKey } from '../../utils/core/people/card.ts';
import { CALLEE, CALLER, OFFER, START } from './call-ladder.ts';
import { createLetter } from './letters.ts';

const ALICE = 'alice' as PublicKey;
const BOB = 'bob' as PublicKey;

export type Fate = { readonly lost: boolean; readonly twice: boolean; readonly delay: number };
export type Act = {
  readonly at: number;
  readonly side: 'alice' | 'bob';
  readonly act: 'accept' | 'decline' | 'ignore' | 'hang-up' | 'close';
};
type Due = { readonly at: number; readonly side: 'alice' | 'bob'; readonly event: CallEvent };

export const fate: fc.Arbitrary<Fate> = fc.record({
  lost: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  twice: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  delay: fc.integer({ min: 1, max: 1_500 }),
});
export const act: fc.Arbitrary<Act> = fc.record({
  at: fc.integer({ min: START + 100, max: START + 60_000 }),
  side: fc.constantFrom('alice', 'bob'),
  act: fc.constantFrom('accept', 'accept', 'decline', 'ignore', 'hang-up', 'close'),
});

const eventOf = ({ act: what, at }: Act): CallEvent => {
  if (what === 'close') return { type: 'window-closed', at };
  return what === 'accept'
    ? { type: 'command', at, command: { type: 'accept', kind: 'video' } }
    : { type: 'command', at, command: { type: what } };
};

/** The same event at another time. */
const moved = <E extends CallEvent>(event: E, at: number): E => ({ ...event, at });

export const runCall = (fates: readonly Fate[], acts: readonly Act[]) => {
  const context: Record<'alice' | 'bob', CallContext> = { alice: CALLER, bob: CALLEE };
  const state: { alice: CallState; bob?: CallState } = { alice: { phase: 'inviting', placed: 'pending' } };
  const wasLive = { alice: false, bob: false };
  const heard = { alice: false, bob: false };
  let due: Due[] = acts.map((one) => ({ at: one.at, side: one.side, event: eventOf(one) }));
  let sent = 0;

  const perform = (side: 'alice' | 'bob', effects: readonly CallEffect[], at: number): void => {
    const other = side === 'alice' ? 'bob' : 'alice';
    for (const effect of effects) {
      if (effect.do === 'open-window' && side === 'bob')
        due.push({
          at: at + 50,
          side,
          event: { type: 'media', at: at + 50, event: { type: 'offer-ready', ...OFFER } },
        });
      if (effect.do === 'signal') {
        heard[side] = true;
        if (side === 'alice')
          due.push({
            at: at + 50,
            side,
            event: { type: 'media', at: at + 50, event: { type: 'description', ...OFFER } },
          });
        if (heard.alice && heard.bob)
          for (const one of ['alice', 'bob'] as const)
            due.push({
              at: at + 80,
              side: one,
              event: { type: 'media', at: at + 80, event: { type: 'connected' } },
            });
      }
      if (effect.do !== 'send') continue;
      const { lost, twice, delay } = fates[sent % fates.length] ?? { lost: false, twice: false, delay: 10 };
      sent += 1;
      const from = side === 'alice' ? ALICE : BOB;
      const event: CallEvent = {
        type: 'letter',
        at: at + delay,
        device: from,
        letter: createLetter(effect.type, effect.payload as never),
      };
      const copies = lost ? 0 : twice ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1)
        due.push({ at: at + delay + copy * 7, side: other, event });
    }
  };

  const feed = (side: 'alice' | 'bob', event: CallEvent, at: number): void => {
    if (event.type === 'letter' && event.letter.type === 'ring' && side === 'bob') {
      if (state.bob !== undefined) return;
      const step = startIncoming(ALICE, { type: 'ring' }, event.letter.payload.duration, at);
      state.bob = step.state;
      perform('bob', step.effects, at);
      return;
    }
    const before = state[side];
    if (before === undefined) return;
    const next = transition(before, moved(event, at), context[side]);
    state[side] = next.state;
    if (next.state.phase === 'live') wasLive[side] = true;
    perform(side, next.effects, at);
    if (next.state.phase === 'ended' && before.phase !== 'ended') {
      const other = side === 'alice' ? 'bob' : 'alice';
      due.push({
        at: at + 15_000,
        side: other,
        event: { type: 'media', at, event: { type: 'failed', why: 'connection-lost' } },
      });
    }
  };

  const first = startCall([BOB], CALLER, START);
  state.alice = first.state;
  perform('alice', first.effects, START);

  let now = START;
  for (let steps = 0; steps < 500; steps += 1) {
    const deadlines = (['alice', 'bob'] as const).flatMap<Due>((side) => {
      const at = state[side] && deadlineOf(state[side]);
      return at === undefined ? [] : [{ at, side, event: { type: 'deadline', at } }];
    });
    const next = [...due, ...deadlines].sort((a, b) => a.at - b.at)[0];
    if (next === undefined) break;
    due = due.filter((one) => one !== next);
    now = Math.max(now, next.at);
    feed(next.side, next.event, now);
  }
  return { state, wasLive, now };
};

export const reasonOf = (state: CallState | undefined): Ended['reason'] | undefined =>
  state?.phase === 'ended' ? state.reason : undefined;
