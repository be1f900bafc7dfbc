import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { ReloadMemory } from '../media-ports.ts';
import type { Talk } from './talk.ts';

/**
 * A call on hold: neither side sends anything while one of them holds it. Devices stay as they are, so that resuming is
 * no act of the other side's that opens a camera here.
 */
export type Hold = {
  readonly mine: ReadonlySignal<boolean>;
  readonly theirs: ReadonlySignal<boolean>;
  /** Nothing of this side travels. */
  readonly on: ReadonlySignal<boolean>;
  readonly toggle: () => void;
};

/** `waits`: I talk in another call. `resumed`: this is the one now. */
export const createHold = (
  talk: Talk,
  waits: ReadonlySignal<boolean>,
  resumed: () => void,
  memory: Pick<ReloadMemory, 'isHeld' | 'keepHeld'>,
  until: AbortSignal,
): Hold => {
  const mine = signal(memory.isHeld());
  const theirs = signal(false);
  talk.hear('hold', ({ on }) => void (theirs.value = on));
  // A channel that opens anew knows nothing of it yet.
  const stop = effect(() => {
    const on = mine.value;
    if (talk.open.value) talk.say({ type: 'hold', on });
    else theirs.value = false;
  });
  until.addEventListener('abort', stop);
  until.addEventListener('abort', mine.subscribe(memory.keepHeld));
  until.addEventListener(
    'abort',
    effect(() => {
      if (waits.value) mine.value = true;
    }),
  );
  return {
    mine,
    theirs,
    on: computed(() => mine.value || theirs.value),
    toggle() {
      mine.value = !mine.peek();
      if (!mine.peek()) resumed();
    },
  };
};
