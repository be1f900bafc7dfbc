import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { OwnMedia } from './own-media.ts';

export type PushToTalk = {
  /** The key is down and the voice goes through. */
  readonly talking: ReadonlySignal<boolean>;
  readonly press: () => void;
  /** Mutes again, also when the key was let go where nobody saw it. */
  readonly release: () => void;
};

/** Talks while a key is held: only where a microphone is there and muted. */
export const createPushToTalk = (own: ReadonlySignal<OwnMedia | undefined>): PushToTalk => {
  const talking = signal(false);
  const isMuted = (): boolean | undefined => {
    const state = own.peek()?.devices.peek();
    return state?.phase === 'open' && state.sources.microphone === 'on' ? state.muted : undefined;
  };
  return {
    talking,
    press() {
      if (isMuted() !== true) return;
      talking.value = true;
      own.peek()?.dispatch({ type: 'mute' });
    },
    release() {
      if (!talking.peek()) return;
      talking.value = false;
      if (isMuted() === false) own.peek()?.dispatch({ type: 'mute' });
    },
  };
};
