import { RINGTONES, WAITING_TUNE, WAITING_VOLUME, type RingSound } from '../../core/sound/tunes.ts';
import type { SoundChoices, TunePlayer } from '../../models/media-ports.ts';
import type { Sounds } from '../../models/ports/browser.ts';

/** A ring ends by itself after this, in s, whoever may have forgotten to end it. */
const LONGEST_RING = 45;

/** The ring of this device, as the person chose it; read anew for every ring. */
export const createRingTone = (player: TunePlayer, choices: SoundChoices): Sounds => {
  let playing: AbortController | undefined;
  let sounding: RingSound = 'off';
  /** Somebody else began to ring meanwhile: it is not over with the first one's. */
  let isWantedOn = false;

  const start = async (sound: 'ring' | 'waiting'): Promise<void> => {
    const { silent, ringtone, ringVolume, ringSpeaker } = choices.read();
    if (silent) return;
    const ring = new AbortController();
    playing = ring;
    const how = {
      volume: sound === 'ring' ? ringVolume : WAITING_VOLUME,
      speaker: ringSpeaker,
      seconds: LONGEST_RING,
    };
    await player.play(sound === 'ring' ? RINGTONES[ringtone] : WAITING_TUNE, how, ring.signal);
    if (playing !== ring) return;
    playing = undefined;
    if (!isWantedOn) return;
    isWantedOn = false;
    await start(sound);
  };

  return {
    ring(sound) {
      if (sound !== sounding) {
        playing?.abort();
        playing = undefined;
        isWantedOn = false;
      }
      sounding = sound;
      if (sound === 'off') return;
      if (playing === undefined) void start(sound);
      else isWantedOn = true;
    },
  };
};
