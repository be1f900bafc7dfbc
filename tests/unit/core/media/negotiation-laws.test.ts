import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { negotiate } from '../../../../utils/core/media/negotiation.ts';
import { createNegotiation, type NegotiationEvent } from '../../../../utils/core/media/negotiation-state.ts';
import { answer, host, made, offer, relay } from '../../../support/media-events.ts';
import { agreeInTheEnd } from '../../../support/media-laws.ts';
import { createWire } from '../../../support/media-wire.ts';

describe('two machines over a bad wire', () => {
  test('agree in the end, whatever was lost, doubled, overtaken or wanted by both', () => {
    fc.assert(agreeInTheEnd(60), { numRuns: 2000 });
  });

  test('agree when an answer overtakes the offer that was given up for it', () => {
    const wire = createWire();
    wire.callee.dispatch({ type: 'start' });
    wire.callee.work();
    wire.callee.dispatch({ type: 'gathered' });
    wire.callee.dispatch({ type: 'accepted' });
    wire.settle();
    wire.callee.dispatch({ type: 'restart', urgent: false });
    wire.caller.dispatch({ type: 'restart', urgent: false });
    wire.callee.work();
    wire.deliver(0, false);
    // The caller's own offer leaves, and is rolled back at once for the callee's, which it answers.
    for (let order = 0; order < 3; order += 1) wire.caller.work();
    expect(wire.flying).toHaveLength(2);
    wire.deliver(1, false);
    wire.settle();
    expect(wire.caller.remote).toBe(wire.callee.local);
    expect(wire.callee.remote).toBe(wire.caller.local);
  });

  const theirHost = { mid: '0', line: 'candidate:1 1 udp 2122 192.168.7.7 40000 typ host ufrag p1' };

  const anyEvent: fc.Arbitrary<NegotiationEvent> = fc.oneof(
    fc.constantFrom<NegotiationEvent>(
      { type: 'start' },
      { type: 'accepted' },
      { type: 'needed' },
      { type: 'restart', urgent: false },
      { type: 'restart', urgent: true },
      { type: 'took' },
      { type: 'refused' },
      { type: 'gathered' },
      { type: 'timer', name: 'gathering' },
      { type: 'timer', name: 'flush' },
      { type: 'timer', name: 'answer' },
      { type: 'timer', name: 'relay' },
      { type: 'candidate', candidate: host },
      { type: 'candidate', candidate: relay },
      { type: 'signal', signal: { type: 'candidates', candidates: [theirHost] } },
      made,
      offer(1),
      offer(2, 'peer', 'p2'),
      answer(1),
      answer(2),
      answer(1, 'mallory'),
    ),
  );

  test('know every event in every phase, and stay ended', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('caller' as const, 'callee' as const),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        fc.array(anyEvent, { maxLength: 40 }),
        (role, relayOnly, hideLocal, accepts, all) => {
          const events = accepts ? all : all.filter(({ type }) => type !== 'accepted');
          let state = createNegotiation(role, relayOnly, hideLocal);
          let accepted = role === 'caller';
          for (const event of events) {
            if (event.type === 'accepted') accepted = true;
            const step = negotiate(state, event);
            if (state.phase === 'ended') expect(step.effects).toEqual([]);
            for (const effect of step.effects) {
              if (effect.do === 'send') expect(accepted).toBe(true);
              const said = effect.do === 'send' ? effect.signal : effect;
              if (hideLocal && 'candidates' in said)
                for (const { line } of said.candidates) expect(line).not.toContain('192.168.');
              if (relayOnly && 'candidates' in said && effect.do !== 'add-candidates')
                for (const { line } of said.candidates)
                  expect(line).toContain(' typ relay raddr 0.0.0.0 rport 0');
            }
            state = step.state;
          }
          expect(negotiate(state, { type: 'end' }).state.phase).toBe('ended');
        },
      ),
      { numRuns: 500 },
    );
  });
});
