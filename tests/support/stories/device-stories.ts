import type { CallView } from '../../../utils/core/call/view.ts';
import { audio, open } from './own-devices.ts';

const none = {
  ...open,
  sources: { microphone: 'off', camera: 'off', screen: 'off' },
} as const;

/** Calls of somebody whose devices do not open; the other side is seen and heard. */
export const deviceStories = (view: CallView) => {
  const seen = {
    view,
    remote: true,
    path: { relayed: false },
    peerSends: { voice: true, camera: true, screen: false },
  } as const;
  return {
    'live-camera-in-use': { ...seen, devices: { ...audio, problems: { camera: 'in-use' } } },
    'live-denied-in-options': {
      ...seen,
      settings: 'options',
      devices: { ...none, problems: { microphone: 'denied', camera: 'denied' } },
    },
    'live-without-devices': {
      ...seen,
      devices: { ...none, problems: { microphone: 'missing', camera: 'missing' } },
    },
  } as const;
};
