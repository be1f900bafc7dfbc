import { ok, type Result } from '../../core/lib/result.ts';
import type { DeviceProblem } from '../../core/media/devices.ts';
import type { MediaSources, OwnDevice } from '../media-ports.ts';

export type OwnKind = OwnDevice['source'];

/** The tracks as their owner holds them. */
export type HeldTracks = {
  /** Undefined: the source is off, or not open yet. */
  track(source: OwnKind): MediaStreamTrack | undefined;
  /** Went away by itself before. */
  wasLost(source: OwnKind): boolean;
  replace(source: OwnKind, track: MediaStreamTrack): void;
  lose(source: OwnKind): void;
  openAgain(source: OwnKind): void;
};

/** Puts another device in the place of the one in use, which is let go once the other one is open. */
export type DeviceSwaps = {
  /**
   * overtaken: a newer one counts, and what this one opened is closed again. Where it does not open, the track in use may
   * have ended.
   */
  readonly begin: (device: OwnDevice) => Promise<Result<'overtaken' | 'swapped', DeviceProblem>>;
  readonly isUnderWay: (source: OwnKind) => boolean;
};

export const createDeviceSwaps = (
  sources: MediaSources,
  held: HeldTracks,
  until: AbortSignal,
): DeviceSwaps => {
  const newest = new Map<OwnKind, object>();

  /** Switched off meanwhile: nothing is to be open. */
  const put = (source: OwnKind, track: MediaStreamTrack): void => {
    if (held.track(source) === undefined || until.aborted) track.stop();
    else held.replace(source, track);
  };

  const open = async (
    device: OwnDevice,
    old: MediaStreamTrack | undefined,
    isNewest: () => boolean,
  ): Promise<Result<MediaStreamTrack, DeviceProblem>> => {
    const opened = await sources.openDevice(device);
    if (opened.ok || opened.error !== 'in-use' || old?.readyState !== 'live') return opened;
    // Some systems open one device of a kind at a time.
    const { deviceId } = old.getSettings();
    old.stop();
    const second = await sources.openDevice(device);
    // A newer choice puts its own device there, or says itself that none is left.
    if (second.ok || deviceId === undefined || !isNewest()) return second;
    const restored = await sources.openDevice({ source: device.source, id: deviceId });
    if (restored.ok)
      if (isNewest()) put(device.source, restored.value);
      else restored.value.stop();
    return second;
  };

  return {
    isUnderWay: (source) => newest.has(source),
    async begin(device) {
      const { source } = device;
      const mine = {};
      newest.set(source, mine);
      const isNewest = (): boolean => newest.get(source) === mine;
      const opened = await open(device, held.track(source), isNewest);
      if (!isNewest()) {
        if (opened.ok) opened.value.stop();
        return ok('overtaken');
      }
      newest.delete(source);
      if (!opened.ok) return opened;
      put(source, opened.value);
      return ok('swapped');
    },
  };
};
