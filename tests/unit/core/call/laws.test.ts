import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startIncoming } from '../../../../utils/core/call/obey.ts';
import { startCall } from '../../../../utils/core/call/caller.ts';
import type { CallEvent } from '../../../../utils/core/call/event.ts';
import { classifyEnd } from '../../../../utils/core/call/log.ts';
import { startVisit } from '../../../../utils/core/call/reaching.ts';
import { deadlineOf } from '../../../../utils/core/call/state.ts';
import { transition } from '../../../../utils/core/call/transition.ts';
import { CALLEE, CALLER, LAPTOP, letter, OFFER, PHONE, START } from '../../../support/call-ladder.ts';

const PHASES = [
  'inviting',
  'visiting',
  'dialing',
  'asking',
  'ringing',
  'screening',
  'asked',
  'ringing-here',
  'connecting',
  'live',
  'reconnecting',
  'ended',
];

const device = fc.constantFrom(PHONE, LAPTOP);
const words = fc.record({ message: fc.string() }, { requiredKeys: [] });
const media = { kind: 'video', ...OFFER } as const;

const letterEvent: fc.Arbitrary<CallEvent> = fc.oneof(
  device.map((from) => letter(from, 'ringing', {})),
  device.map((from) => letter(from, 'ask-reason', {})),
  device.map((from) => letter(from, 'accept', media)),
  fc.tuple(device, words).map(([from, said]) => letter(from, 'decline', said)),
  device.map((from) => letter(from, 'busy', {})),
  device.map((from) => letter(from, 'cancel', {})),
  device.map((from) => letter(from, 'taken', {})),
  device.map((from) => letter(from, 'description', OFFER)),
  device.map((from) => letter(from, 'candidates', { candidates: [] })),
  device.map((from) => letter(from, 'hangup', {})),
  device.map((from) => letter(from, 'fresh', { nonce: 'n', ring: 'd' })),
);

const at = START;
const otherEvent: fc.Arbitrary<CallEvent> = fc.constantFrom<CallEvent[]>(
  { type: 'deadline', at },
  { type: 'window-closed', at },
  { type: 'not-sent', at, device: PHONE },
  { type: 'not-sent', at, device: LAPTOP },
  { type: 'paired', at },
  { type: 'invite-placed', at, placed: 'draft' },
  { type: 'dial', at, devices: [PHONE] },
  { type: 'dial', at, devices: [] },
  { type: 'visit', at, asks: [] },
  { type: 'visit', at, asks: ['signal.example.org'] },
  { type: 'repeat-ring', at, device: PHONE },
  { type: 'superseded', at },
  { type: 'refuse', at },
  { type: 'command', at, command: { type: 'hang-up' } },
  { type: 'command', at, command: { type: 'reason', text: 'x' } },
  { type: 'command', at, command: { type: 'accept', kind: 'video' } },
  { type: 'command', at, command: { type: 'decline' } },
  { type: 'command', at, command: { type: 'ignore' } },
  { type: 'command', at, command: { type: 'block' } },
  { type: 'command', at, command: { type: 'cancel-countdown' } },
  { type: 'command', at, command: { type: 'connect' } },
  { type: 'command', at, command: { type: 'call-again' } },
  { type: 'media', at, event: { type: 'offer-ready', ...OFFER } },
  { type: 'media', at, event: { type: 'description', ...OFFER } },
  { type: 'media', at, event: { type: 'candidates', candidates: [] } },
  { type: 'media', at, event: { type: 'connected' } },
  { type: 'media', at, event: { type: 'interrupted' } },
  { type: 'media', at, event: { type: 'left' } },
  { type: 'media', at, event: { type: 'failed', why: 'connection-lost' } },
  { type: 'screened', at, device: PHONE, verdict: { type: 'ring' }, duration: 45_000 },
  { type: 'screened', at, device: PHONE, verdict: { type: 'silent' }, duration: 45_000 },
  { type: 'screened', at, device: PHONE, verdict: { type: 'ask' }, duration: 45_000 },
  { type: 'screened', at, device: PHONE, verdict: { type: 'block' }, duration: 45_000 },
);

const event = fc.oneof(letterEvent, otherEvent);
const start = fc.constantFrom(
  { step: startCall([PHONE, LAPTOP], CALLER, START), context: CALLER },
  { step: startCall([], CALLER, START), context: CALLER },
  { step: startVisit([], START), context: CALLER },
  { step: startVisit(['signal.example.org'], START), context: CALLER },
  ...(['ring', 'silent', 'ask'] as const).map((type) => ({
    step: startIncoming(PHONE, { type }, 45_000, START),
    context: CALLEE,
  })),
);

describe('every call', () => {
  it('is in a known phase after any event, and ended absorbs', () => {
    fc.assert(
      fc.property(start, fc.array(event, { maxLength: 30 }), ({ step, context }, events) => {
        let { state } = step;
        for (const one of events) {
          const next = transition(state, one, context);
          expect(PHASES).toContain(next.state.phase);
          if (state.phase === 'ended') {
            const { toldLate: _before, ...was } = state;
            expect(next.state).toMatchObject(was);
          }
          state = next.state;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('waits for something or has a deadline: only inviting, live and ended may last', () => {
    fc.assert(
      fc.property(start, fc.array(event, { maxLength: 20 }), ({ step, context }, events) => {
        const state = events.reduce((now, one) => transition(now, one, context).state, step.state);
        const lasts = ['inviting', 'live', 'ended'].includes(state.phase);
        expect(lasts || deadlineOf(state) !== undefined).toBe(true);
      }),
    );
  });

  it('lets no description or candidate out before the callee accepted', () => {
    fc.assert(
      fc.property(start, fc.array(event, { maxLength: 20 }), ({ step, context }, events) => {
        let { state } = step;
        for (const one of events) {
          const next = transition(state, one, context);
          const told = next.effects.some(
            (effect) =>
              effect.do === 'send' && (effect.type === 'description' || effect.type === 'candidates'),
          );
          if (told) expect(['connecting', 'live', 'reconnecting']).toContain(state.phase);
          const accepts = next.effects.some((effect) => effect.do === 'send' && effect.type === 'accept');
          if (accepts) expect(next.state.phase).toBe('connecting');
          state = next.state;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('goes to a server of somebody else only after it was agreed to, and rings nobody before', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        let { state } = startVisit(['signal.example.org'], START);
        let hasAgreed = false;
        for (const one of events) {
          const { state: next, effects } = transition(state, one, CALLER);
          // The event that brings the newest devices: what it asks about is what nobody agreed to.
          hasAgreed ||= one.type === 'visit' ? one.asks.length === 0 : one.type === 'dial';
          if (!hasAgreed)
            expect(
              effects.filter((one) => one.do === 'visit' || (one.do === 'send' && one.type === 'ring')),
            ).toEqual([]);
          state = next;
        }
      }),
    );
  });

  it('files every end in a word of Recent or as no attempt at all', () => {
    fc.assert(
      fc.property(start, fc.array(event, { maxLength: 20 }), ({ step, context }, events) => {
        let { state } = step;
        for (const one of events) {
          const next = transition(state, one, context).state;
          if (next.phase === 'ended' && state.phase !== 'ended') {
            const filed = classifyEnd(context.role, state.phase, next);
            const isAttempt =
              !['inviting', 'screening'].includes(state.phase) && next.reason !== 'joined-other-call';
            expect(filed !== undefined).toBe(isAttempt);
          }
          state = next;
        }
      }),
    );
  });
});
