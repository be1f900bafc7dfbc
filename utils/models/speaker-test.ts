import { TEST_TUNE, TEST_VOLUME } from '../core/sound/tunes.ts';
import type { TunePlayer } from './media-ports.ts';

/** Plays a sound on a speaker; undefined where it would be heard from another one, which proves nothing. */
export type SpeakerTest = (speaker: string) => (() => void) | undefined;

export const createSpeakerTest =
  (player: TunePlayer, until: AbortSignal): SpeakerTest =>
  (speaker) =>
    speaker === '' || player.choosesSpeaker
      ? () => void player.play(TEST_TUNE, { volume: TEST_VOLUME, speaker }, until)
      : undefined;
