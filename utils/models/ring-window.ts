import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { CallView, PersonLabel } from '../core/call/view.ts';
import type { CallId } from '../core/protocol/letter.ts';
import type { Background } from './background.ts';
import type { Drafts } from './drafts.ts';
import { createErrands } from './errands.ts';
import type { OverviewModel, RingingCall } from './overview.ts';

export type RingToAnswer = RingingCall & { readonly draft: string; readonly onDraft: (text: string) => void };

/** Typed to somebody who stopped ringing before it was sent. */
export type LeftMessage = {
  readonly person: PersonLabel;
  readonly text: string;
  /** Opens the conversation with them. */
  readonly write: () => void;
  readonly dismiss: () => void;
};

export type RingWindowModel = {
  readonly ringing: ReadonlySignal<RingToAnswer | undefined>;
  /** Shown while nobody rings, one after the other. */
  readonly left: ReadonlySignal<LeftMessage | undefined>;
  readonly failed: ReadonlySignal<boolean>;
  /** Nobody rings (any more) and nothing is left: the window has nothing to say. */
  readonly done: ReadonlySignal<boolean>;
};

/** What rings, one call at a time, and what was typed to those who gave up. */
export const createRingWindow = (
  background: Background,
  overview: Pick<OverviewModel, 'overview' | 'ringing' | 'failed'>,
  drafts: Drafts,
): RingWindowModel => {
  const errands = createErrands(background);
  /** In the order in which they rang. */
  const seen = signal<ReadonlyMap<CallId, CallView>>(new Map());
  /** Answered in this window: what was typed before is sent, or not wanted any more. */
  let answered = new Set<CallId>();

  effect(() => {
    const rings = overview.ringing.value.map(({ view }) => [view.id, view] as const);
    if (rings.length > 0) seen.value = new Map([...seen.peek(), ...rings]);
  });
  effect(() => {
    if (overview.failed.value !== undefined) answered = new Set();
  });

  const answering =
    <Given extends readonly unknown[], Answer>(id: CallId, answer: (...given: Given) => Answer) =>
    (...given: Given): Answer => {
      answered.add(id);
      return answer(...given);
    };

  const toAnswer = (call: RingingCall): RingToAnswer => {
    const { id } = call.view;
    return {
      view: call.view,
      holds: call.holds,
      accept: answering(id, call.accept),
      acceptAudioOnly: call.acceptAudioOnly && answering(id, call.acceptAudioOnly),
      decline: answering(id, call.decline),
      ignore: answering(id, call.ignore),
      block: answering(id, call.block),
      draft: drafts.of(id, 'message') ?? '',
      onDraft: (text) => drafts.type(id, 'message', text),
    };
  };

  const ringing = computed(() => {
    const [call] = overview.ringing.value;
    return call && toAnswer(call);
  });

  const left = computed((): LeftMessage | undefined => {
    if (ringing.value !== undefined) return undefined;
    for (const view of seen.value.values()) {
      const text = drafts.of(view.id, 'message')?.trim() ?? '';
      if (text === '' || answered.has(view.id)) continue;
      const { account, person } = view;
      return {
        person,
        text,
        write: () => errands.send('write-to-person', { account, userId: person.userId }),
        dismiss: () => drafts.type(view.id, 'message', ''),
      };
    }
    return undefined;
  });

  return {
    ringing,
    left,
    failed: computed(() => (overview.failed.value ?? errands.failed.value) !== undefined),
    done: computed(
      () =>
        typeof overview.overview.value !== 'string' &&
        ringing.value === undefined &&
        left.value === undefined,
    ),
  };
};
