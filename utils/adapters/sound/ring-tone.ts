import { RINGTONES } from '../../core/sound/tunes.ts';
import type { SoundChoices, TunePlayer } from '../../models/media-ports.ts';
import type { Sounds } from '../../models/ports.ts';

/** A ring ends by itself after this, in s, whoever may have forgotten to end it. */
const LONGEST_RING = 45;

/** The ring of this device, as the person chose it; read anew for every ring. */
export const createRingTone = (player: TunePlayer, choices: SoundChoices): Sounds => {
  let playing: AbortController | undefined;

  const start = async (): Promise<void> => {
    const { silent, ringtone, ringVolume, ringSpeaker } = choices.read();
    if (silent) return;
    const ring = new AbortController();
    playing = ring;
    const how = { volume: ringVolume, speaker: ringSpeaker, seconds: LONGEST_RING };
    await player.play(RINGTONES[ringtone], how, ring.signal);
    if (playing === ring) playing = undefined;
  };

  return {
    ring(on) {
      if (!on) {
        playing?.abort();
        playing = undefined;
      } else if (playing === undefined) void start();
    },
  };
};
