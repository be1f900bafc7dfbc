import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { SoundSettings } from '../core/sound/settings.ts';
import { RINGTONES } from '../core/sound/tunes.ts';
import type { SoundChoices, TunePlayer } from './media-ports.ts';

export type SoundOptions = {
  readonly settings: ReadonlySignal<SoundSettings>;
  /** Kept at once. A choice that is heard is played. */
  readonly change: (change: Partial<SoundSettings>) => void;
  readonly previewing: ReadonlySignal<boolean>;
  /** Plays one round of the ring as it would be heard, or ends it. */
  readonly preview: () => void;
};

export const createSoundOptions = (
  choices: SoundChoices,
  player: TunePlayer,
  until: AbortSignal,
): SoundOptions => {
  const settings = signal(choices.read());
  const previewing = signal(false);
  let playing: AbortController | undefined;

  const stop = (): void => {
    playing?.abort();
    playing = undefined;
    previewing.value = false;
  };

  const start = async (): Promise<void> => {
    stop();
    const own = new AbortController();
    playing = own;
    previewing.value = true;
    const { ringtone, ringVolume, ringSpeaker } = settings.peek();
    await player.play(
      RINGTONES[ringtone],
      { volume: ringVolume, speaker: ringSpeaker },
      AbortSignal.any([own.signal, until]),
    );
    if (playing === own) stop();
  };

  return {
    settings,
    change(change) {
      choices.change(change);
      settings.value = choices.read();
      if (settings.peek().silent) stop();
      else if (!('silent' in change)) void start();
    },
    previewing,
    preview() {
      if (previewing.peek()) stop();
      else void start();
    },
  };
};
