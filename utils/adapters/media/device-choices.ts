import {
  PROCESSING_KINDS,
  type Device,
  type DeviceKind,
  type Processing,
} from '../../core/media/device-choice.ts';
import type { DeviceChoices } from '../../models/media-ports.ts';

/** Chosen devices, remembered by this browser for the pages of this extension only. */
const keyOf = (source: DeviceKind): string => `device.${source}`;
const processingKey = (microphone: string): string => `device.processing.${microphone}`;

const remembered = (source: DeviceKind): string | undefined =>
  localStorage.getItem(keyOf(source)) ?? undefined;

/** One letter for each thing that is switched off. */
const LETTERS = { echoCancellation: 'e', noiseSuppression: 'n', autoGainControl: 'g' } as const;

const processing = (microphone: string): Processing => {
  const off = localStorage.getItem(processingKey(microphone)) ?? '';
  return {
    echoCancellation: !off.includes(LETTERS.echoCancellation),
    noiseSuppression: !off.includes(LETTERS.noiseSuppression),
    autoGainControl: !off.includes(LETTERS.autoGainControl),
  };
};

const KINDS: Readonly<Record<MediaDeviceKind, DeviceKind>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

const toDevice = ({ kind, deviceId, label }: MediaDeviceInfo): Device => ({
  source: KINDS[kind],
  id: deviceId,
  label,
});

/** https://w3c.github.io/mediacapture-output/#mediadevices-extensions, which Chromium has not. */
type WithOutputs = MediaDevices & { readonly selectAudioOutput?: () => Promise<MediaDeviceInfo> };

const canAskSpeaker = (all: WithOutputs): boolean => typeof all.selectAudioOutput === 'function';

export const deviceChoices: DeviceChoices = {
  async list() {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter(({ label }) => label !== '').map(toDevice);
  },
  remembered,
  remember: ({ source, id }) => localStorage.setItem(keyOf(source), id),
  processing,
  setProcessing(microphone, wanted) {
    const off = PROCESSING_KINDS.filter((name) => !wanted[name]).map((name) => LETTERS[name]);
    localStorage.setItem(processingKey(microphone), off.join(''));
  },
  askSpeaker: canAskSpeaker(navigator.mediaDevices)
    ? async () => {
        try {
          const chosen = await (navigator.mediaDevices as WithOutputs).selectAudioOutput?.();
          return chosen && toDevice(chosen);
        } catch {
          // Closed without a choice.
          return undefined;
        }
      }
    : undefined,
  watch: (changed, until) =>
    navigator.mediaDevices.addEventListener('devicechange', changed, { signal: until }),
};
