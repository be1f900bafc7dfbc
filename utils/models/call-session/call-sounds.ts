import { computed, effect, type ReadonlySignal } from '@preact/signals-core';
import type { CallView } from '../../core/call/view.ts';
import { ringsThere, soundAt } from '../../core/sound/call-sound.ts';
import { CALL_TUNES, type CallTune } from '../../core/sound/tunes.ts';
import type { SoundChoices, TunePlayer } from '../media-ports.ts';
import type { Delays } from '../ports/system.ts';

/** Softer than voices. */
const VOLUME = 0.4;
/** ms after it. To make a sound takes a moment, in which the first pictures are on their way. */
const CONNECTED_FOR = 500;
/** s. Longer than anything rings. */
const FOR_EVER = 3600;

type CallSoundPorts = {
  readonly player: TunePlayer;
  readonly sounds: SoundChoices;
  readonly delays: Delays;
};

/** What a call says without words, in its own window and on the speaker that its voices come from. */
export const playCallSounds = (
  view: ReadonlySignal<CallView | null | undefined>,
  speaker: () => string,
  { player, sounds, delays }: CallSoundPorts,
  until: AbortSignal,
): void => {
  const play = (tune: CallTune, signal: AbortSignal, seconds?: number): void => {
    if (sounds.read().silent) return;
    const how = { volume: VOLUME, speaker: speaker(), ...(seconds === undefined ? {} : { seconds }) };
    void player.play(CALL_TUNES[tune], how, signal);
  };

  let before = view.peek();
  const stopFollowing = effect(() => {
    const now = view.value;
    const tune = soundAt(before, now);
    before = now;
    if (tune === 'connect')
      delays.after(
        CONNECTED_FOR,
        () => {
          if (view.peek()?.phase === 'live') play(tune, until);
        },
        until,
      );
    else if (tune !== undefined) play(tune, until);
  });

  const rings = computed(() => ringsThere(view.value));
  const stopRinging = effect(() => {
    if (!rings.value) return undefined;
    const ended = new AbortController();
    play('ring-back', ended.signal, FOR_EVER);
    return () => ended.abort();
  });

  until.addEventListener('abort', () => {
    stopFollowing();
    stopRinging();
  });
};
