import type { VoiceMeter } from '../../models/media-ports.ts';
import { readVolume } from './volume.ts';

/** Long enough that nothing between two looks is missed: 170 ms at 48 kHz. */
const SAMPLES = 8192;

export const voiceMeter: VoiceMeter = {
  listen(track, until) {
    // A muted track is silent for everybody who has it; its twin is not. What the twin hears stays here.
    const twin = track.clone();
    twin.enabled = true;
    until.addEventListener('abort', () => twin.stop(), { once: true });
    return readVolume(twin, SAMPLES, until);
  },
};
