import type { Devices } from '../../../utils/core/media/devices.ts';

export const open = {
  phase: 'open',
  muted: false,
  sources: { microphone: 'on', camera: 'on', screen: 'off' },
  problems: {},
} as const satisfies Devices;

export const waiting = {
  phase: 'waiting',
  muted: false,
  sources: { microphone: 'opening', camera: 'opening', screen: 'off' },
  problems: {},
} as const satisfies Devices;

export const audio = {
  ...open,
  sources: { microphone: 'on', camera: 'off', screen: 'off' },
} as const satisfies Devices;
