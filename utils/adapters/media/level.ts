import { loudnessOf } from '../../core/media/loudness.ts';
import { readVolume } from './volume.ts';

/** ms. */
const INTERVAL = 60;
const SAMPLES = 1024;

/** Tells how loud a track is, 0 to 1, several times a second until aborted. */
export const watchLevel = (
  track: MediaStreamTrack,
  heard: (level: number) => void,
  until: AbortSignal,
): void => {
  if (until.aborted) return;
  const volume = readVolume(track, SAMPLES, until);
  const timer = setInterval(() => heard(loudnessOf(volume())), INTERVAL);
  until.addEventListener('abort', () => clearInterval(timer));
};
