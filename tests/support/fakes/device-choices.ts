import { ALL_PROCESSING, type Device, type Processing } from '../../../utils/core/media/device-choice.ts';
import type { DeviceChoices } from '../../../utils/models/media-ports.ts';

/** Devices that the test plugs in and out, and a memory that starts empty. */
export const createFakeChoices = (
  first: readonly Device[],
  askSpeaker?: () => Promise<Device | undefined>,
) => {
  let there = first;
  const memory = new Map<string, string>();
  const processing = new Map<string, Processing>();
  const watching: (() => void)[] = [];
  const devices: DeviceChoices = {
    list: () => Promise.resolve(there),
    remembered: (source) => memory.get(source),
    remember: ({ source, id }) => void memory.set(source, id),
    processing: (id) => processing.get(id) ?? ALL_PROCESSING,
    setProcessing: (id, wanted) => void processing.set(id, wanted),
    askSpeaker,
    watch: (changed) => void watching.push(changed),
  };
  return {
    devices,
    plug: (...now: readonly Device[]) => {
      there = now;
      for (const changed of watching) changed();
    },
  };
};
