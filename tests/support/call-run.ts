/** Calls as the laws see them: from a start, through any events, with what each of them did. */
import * as fc from 'fast-check';
import type { CallEffect, CallEvent, SendEffect } from '../../utils/core/call/event.ts';
import type { CallContext } from '../../utils/core/call/facts.ts';
import type { CallState } from '../../utils/core/call/state.ts';
import { transition } from '../../utils/core/call/transition.ts';
import { EVENTS_BY_KIND, type Start, STARTS } from './call-samples.ts';

/** One event and what came of it. */
export type Turn = {
  readonly before: CallState;
  readonly event: CallEvent;
  readonly after: CallState;
  readonly effects: readonly CallEffect[];
};

export type Run = {
  readonly context: CallContext;
  readonly opened: { readonly state: CallState; readonly effects: readonly CallEffect[] };
  readonly turns: readonly Turn[];
};

/** ms. Clocks are set, forth and back. */
const APART = 120_000;

export const runOf = ({ context, first, events }: Start, more: readonly CallEvent[] = []): Run => {
  let { state } = first;
  const turns = [...events, ...more].map((event): Turn => {
    const before = state;
    const { state: after, effects } = transition(before, event, context);
    state = after;
    return { before, event, after, effects };
  });
  return { context, opened: first, turns };
};

export const starts: readonly Start[] = Object.values(STARTS).flat();

/** Any of these events at any moment, each kind as likely as another. */
const eventsLike = (fits: (event: CallEvent) => boolean = () => true): fc.Arbitrary<CallEvent[]> => {
  const kinds = EVENTS_BY_KIND.map((samples) => samples.filter(fits)).filter(({ length }) => length > 0);
  const event = fc
    .tuple(
      fc.oneof(...kinds.map((samples) => fc.constantFrom(...samples))),
      fc.integer({ min: -APART, max: APART }),
    )
    .map(([one, apart]) => ({ ...one, at: one.at + apart }));
  return fc.array(event, { maxLength: 20 });
};

/** `RUNS=200000` searches. */
const numRuns = Number(process.env['RUNS'] ?? 1_000);

export const holdsFor = (law: (run: Run) => void, from: readonly Start[] = starts): void => {
  fc.assert(
    fc.property(fc.constantFrom(...from), eventsLike(), (start, events) => {
      law(runOf(start, events));
    }),
    { numRuns },
  );
};

/** Two calls to which the same happens. */
export const holdsForBoth = (
  law: (one: Run, other: Run) => void,
  [one, other]: readonly [Start, Start],
  fits: (event: CallEvent) => boolean,
): void => {
  fc.assert(
    fc.property(eventsLike(fits), (events) => {
      law(runOf(one, events), runOf(other, events));
    }),
    { numRuns },
  );
};

export const sends = (effects: readonly CallEffect[]): readonly SendEffect[] =>
  effects.flatMap((effect) => (effect.do === 'send' ? [effect] : []));
