import { describe, expect, test } from 'vitest';
import { negotiate } from '../../../../utils/core/media/negotiation.ts';
import {
  createNegotiation,
  type Negotiation,
  type NegotiationEffect,
  type NegotiationEvent,
} from '../../../../utils/core/media/negotiation-state.ts';
import { answer, host, made, offer, relay } from '../../../support/media-events.ts';

const run = (
  start: Negotiation,
  ...events: readonly NegotiationEvent[]
): { state: Negotiation; effects: NegotiationEffect[] } => {
  let state = start;
  const effects: NegotiationEffect[] = [];
  for (const event of events) {
    const step = negotiate(state, event);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
};

const kinds = (effects: readonly NegotiationEffect[]): readonly string[] => effects.map((one) => one.do);

describe('the callee before accept', () => {
  test('reports one offer when gathering is done and keeps later candidates to itself', () => {
    const { effects } = run(
      createNegotiation('callee', false),
      { type: 'start' },
      made,
      { type: 'candidate', candidate: host },
      { type: 'gathered' },
      { type: 'candidate', candidate: relay },
      { type: 'timer', name: 'flush' },
      { type: 'timer', name: 'answer' },
    );
    const reports = effects.filter((effect) => effect.do === 'report-offer');
    expect(reports).toMatchObject([{ description: { round: 1 }, candidates: [host] }]);
    expect(kinds(effects)).not.toContain('send');
  });

  test('does not wait for slow gathering longer than its timer', () => {
    const { effects } = run(createNegotiation('callee', false), { type: 'start' }, made, {
      type: 'timer',
      name: 'gathering',
    });
    expect(kinds(effects)).toContain('report-offer');
  });

  test('reports at once when it is accepted before gathering is done', () => {
    const { effects } = run(createNegotiation('callee', false), { type: 'start' }, made, {
      type: 'accepted',
    });
    expect(kinds(effects)).toContain('report-offer');
  });

  test('sends the candidates that were held when it is accepted', () => {
    const { effects } = run(
      createNegotiation('callee', false),
      { type: 'start' },
      made,
      { type: 'gathered' },
      { type: 'candidate', candidate: host },
      { type: 'accepted' },
      { type: 'timer', name: 'flush' },
    );
    expect(effects).toContainEqual({ do: 'send', signal: { type: 'candidates', candidates: [host] } });
  });

  test('takes no answer that comes before it accepted', () => {
    const { state, effects } = run(
      createNegotiation('callee', false),
      { type: 'start' },
      made,
      { type: 'gathered' },
      answer(),
    );
    expect(state.phase).toBe('offered');
    expect(kinds(effects)).not.toContain('take');
  });
});

describe('the caller', () => {
  test('neither offers nor prepares anything before the first offer comes', () => {
    const { state, effects } = run(
      createNegotiation('caller', false),
      { type: 'start' },
      { type: 'needed' },
      { type: 'restart', urgent: false },
      { type: 'accepted' },
    );
    expect(effects).toEqual([]);
    expect(state.phase).toBe('resting');
  });

  test('answers an offer that is repeated with the same words', () => {
    const { effects } = run(
      createNegotiation('caller', false),
      offer(),
      { type: 'took' },
      made,
      { type: 'candidate', candidate: host },
      offer(),
    );
    const sent = effects.filter((effect) => effect.do === 'send').map(({ signal }) => signal);
    expect(sent).toMatchObject([
      { description: { type: 'answer', round: 1 }, candidates: [] },
      { description: { type: 'answer', round: 1 }, candidates: [host] },
    ]);
  });

  test('is polite: an offer of the other side replaces its own', () => {
    const settled = run(createNegotiation('caller', false), offer(), { type: 'took' }, made).state;
    const { state, effects } = run(settled, { type: 'restart', urgent: false }, made, offer(2, 'peer', 'p2'));
    expect(state.phase).toBe('taking-offer');
    expect(kinds(effects)).toContain('take');
  });
});

test.each([
  [false, true],
  [true, false],
])('a restart of the caller that is urgent: %s is a draft: %s, so that it can give way', (urgent, draft) => {
  const settled = run(createNegotiation('caller', false), offer(), { type: 'took' }, made).state;
  const { effects } = run(settled, { type: 'restart', urgent });
  expect(effects.at(-1)).toEqual({ do: 'make-offer', restart: true, draft });
});

describe('the callee, once settled', () => {
  const settled = run(
    createNegotiation('callee', false),
    { type: 'start' },
    made,
    { type: 'gathered' },
    { type: 'accepted' },
    answer(),
    { type: 'took' },
  ).state;

  test('is not polite: while its own offer stands, another only tells that it got lost', () => {
    const { state, effects } = run(settled, { type: 'restart', urgent: false }, made, offer(1, 'peer', 'p2'));
    expect(state.phase).toBe('offered');
    expect(kinds(effects)).not.toContain('take');
    const sent = effects.filter((effect) => effect.do === 'send').map(({ signal }) => signal);
    expect(sent).toMatchObject([{ description: { round: 2 } }, { description: { type: 'offer', round: 2 } }]);
  });

  test('takes no late answer to an older offer', () => {
    const { state, effects } = run(settled, { type: 'restart', urgent: false }, made, answer(1));
    expect(state.phase).toBe('offered');
    expect(kinds(effects)).not.toContain('take');
  });

  test('repeats an offer that is not answered', () => {
    const { effects } = run(settled, { type: 'restart', urgent: false }, made, {
      type: 'timer',
      name: 'answer',
    });
    expect(effects.filter((effect) => effect.do === 'send')).toHaveLength(2);
  });

  test('makes the restart that was wanted while the browser was busy', () => {
    const { effects } = run(
      settled,
      offer(1, 'peer', 'p2'),
      { type: 'restart', urgent: false },
      { type: 'took' },
      made,
    );
    expect(effects.at(-1)).toEqual({ do: 'make-offer', restart: true, draft: false });
  });

  test('ends when the other side has become somebody else, on any kind of description', () => {
    for (const event of [offer(1, 'mallory'), offer(7, 'mallory'), answer(1, 'mallory')]) {
      const { state, effects } = run(settled, event);
      expect(state.phase).toBe('ended');
      expect(effects).toContainEqual({ do: 'fail', why: 'identity-changed' });
    }
  });
});

describe('candidates of the other side', () => {
  test('wait for the description that they belong to', () => {
    const early = { mid: '0', line: 'candidate:1 1 udp 1 192.0.2.1 1 typ host ufrag p1' };
    const wire = { type: 'signal', signal: { type: 'candidates', candidates: [early] } } as const;
    const before = run(createNegotiation('caller', false), wire);
    expect(before.effects).toEqual([]);
    const { effects } = run(before.state, offer(), { type: 'took' });
    expect(effects).toContainEqual({ do: 'add-candidates', candidates: [early] });
  });
});

describe('relay only', () => {
  test('says nothing until a relay is there, and then nothing else', () => {
    const waiting = run(
      createNegotiation('callee', true),
      { type: 'start' },
      made,
      { type: 'candidate', candidate: host },
      { type: 'timer', name: 'gathering' },
      { type: 'accepted' },
    );
    expect(kinds(waiting.effects)).not.toContain('report-offer');
    const { effects } = run(waiting.state, { type: 'candidate', candidate: relay });
    const report = effects.find((effect) => effect.do === 'report-offer');
    expect(report?.candidates.map(({ line }) => line)).toEqual([
      'candidate:3 1 udp 41819902 203.0.113.9 50000 typ relay raddr 0.0.0.0 rport 0 generation 0 ufrag callee0',
    ]);
  });

  test('fails when no relay comes in time, or gathering ends without one', () => {
    for (const last of [{ type: 'timer', name: 'relay' }, { type: 'gathered' }] as const) {
      const { effects } = run(createNegotiation('callee', true), { type: 'start' }, made, last);
      expect(effects.at(-1)).toEqual({ do: 'fail', why: 'no-relay' });
    }
  });
});
