import { isWanted, type Devices, type Problems } from '../../utils/core/media/devices.ts';

/** What the window shows of one's own devices. */
export type OwnState = {
  readonly muted: boolean;
  readonly cameraOn: boolean;
  readonly sharing: boolean;
  readonly problems: Problems;
};

const UNKNOWN: OwnState = { muted: false, cameraOn: false, sharing: false, problems: {} };

export const ownState = (devices: Devices | undefined): OwnState => {
  if (devices === undefined || devices.phase === 'ended') return UNKNOWN;
  const { muted, sources, problems } = devices;
  return {
    muted: muted || !isWanted(sources.microphone),
    cameraOn: isWanted(sources.camera),
    sharing: sources.screen === 'on',
    problems,
  };
};
