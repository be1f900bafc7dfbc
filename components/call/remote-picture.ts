import type { Sending } from '../../utils/core/media/signal.ts';

/** What is to be seen of the other side. `paused`: their connection is too slow for pictures. */
export const remotePictureOf = (
  sends: Sending | undefined,
  paused: boolean,
): 'none' | 'camera' | 'screen' => {
  if (sends?.screen === true) return 'screen';
  // A face that stands still would lie; what a screen showed last is still worth reading.
  if (paused) return 'none';
  // Before they said what they send, what comes is their camera.
  return sends === undefined || sends.camera ? 'camera' : 'none';
};
