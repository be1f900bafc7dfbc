import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { fullBucket, takeToken, type Rate } from '../../core/broker/token-bucket.ts';
import {
  cleanNote,
  MAX_REACTIONS,
  NOTE_RATE,
  REACTION_RATE,
  received,
  withNote,
  type Note,
  type Reaction,
  type ShownReaction,
  type Unsent,
} from '../../core/talk/note.ts';
import type { Clock } from '../ports/system.ts';
import type { Talk } from './talk.ts';

/** Notes and reactions of one call. In memory only. */
export type Notes = {
  readonly list: ReadonlySignal<readonly Note[]>;
  /** Newest last. */
  readonly reactions: ReadonlySignal<readonly ShownReaction[]>;
  readonly unread: ReadonlySignal<number>;
  /** Some of theirs came faster than anybody types and were left out. */
  readonly flooded: ReadonlySignal<boolean>;
  readonly send: (text: string) => Unsent | undefined;
  readonly react: (reaction: Reaction) => Unsent | undefined;
  /** What is there was seen. */
  readonly read: () => void;
};

/** Takes what a rate lets through. */
const createGate = (rate: Rate, clock: Clock): (() => boolean) => {
  let bucket = fullBucket(rate, clock.now());
  return () => {
    const next = takeToken(bucket, rate, clock.now());
    bucket = next.bucket;
    return next.taken;
  };
};

/** `connected`: the path to the other side is alive; a channel stays open long after its path is dead. */
export const createNotes = (talk: Talk, connected: ReadonlySignal<boolean>, clock: Clock): Notes => {
  const list = signal<readonly Note[]>([]);
  const reactions = signal<readonly ShownReaction[]>([]);
  const heard = signal(0);
  const seen = signal(0);
  const flooded = signal(false);
  let [lastNote, lastReaction] = [0, 0];
  const gates = {
    note: createGate(NOTE_RATE, clock),
    reaction: createGate(REACTION_RATE, clock),
    theirNote: createGate(received(NOTE_RATE), clock),
    theirReaction: createGate(received(REACTION_RATE), clock),
  };

  const show = (reaction: Reaction, mine: boolean): void => {
    lastReaction += 1;
    reactions.value = [
      ...reactions.value.slice(1 - MAX_REACTIONS),
      { id: lastReaction, mine, reaction, at: clock.now() },
    ];
  };

  talk.hear('note', ({ id, text }) => {
    if (!gates.theirNote()) {
      flooded.value = true;
      return;
    }
    list.value = withNote(list.value, { id, text, mine: false, at: clock.now(), arrived: true });
    heard.value += 1;
    talk.say({ type: 'noted', id });
  });
  talk.hear('noted', ({ id }) => {
    if (list.value.some((note) => note.mine && note.id === id))
      list.value = list.value.map((note) =>
        note.mine && note.id === id ? { ...note, arrived: true } : note,
      );
  });
  talk.hear('reaction', ({ reaction }) => {
    if (gates.theirReaction()) show(reaction, false);
  });

  const canSay = (): boolean => connected.peek() && talk.open.peek();

  return {
    list,
    reactions,
    unread: computed(() => heard.value - seen.value),
    flooded,
    send(typed) {
      const text = cleanNote(typed);
      if (text === '') return undefined;
      if (!canSay()) return 'no-channel';
      if (!gates.note()) return 'too-fast';
      const id = lastNote + 1;
      if (!talk.say({ type: 'note', id, text })) return 'no-channel';
      lastNote = id;
      list.value = withNote(list.value, { id, text, mine: true, at: clock.now(), arrived: false });
      return undefined;
    },
    react(reaction) {
      if (!canSay()) return 'no-channel';
      if (!gates.reaction()) return 'too-fast';
      if (!talk.say({ type: 'reaction', reaction })) return 'no-channel';
      show(reaction, true);
      return undefined;
    },
    read: () => void (seen.value = heard.peek()),
  };
};
