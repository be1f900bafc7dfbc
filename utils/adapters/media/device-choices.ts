import type { Source } from '../../core/media/devices.ts';
import type { DeviceChoice, DeviceChoices } from '../../models/media-ports.ts';

/** Chosen devices, remembered by this browser for the pages of this extension only. */
const keyOf = (source: Source): string => `device.${source}`;

/** What to ask the browser for; `exact`, because a browser that may choose takes its own default. */
export const preferred = (source: Source): MediaTrackConstraints => {
  const id = localStorage.getItem(keyOf(source));
  return id === null ? {} : { deviceId: { exact: id } };
};

const KINDS: Readonly<Partial<Record<MediaDeviceKind, DeviceChoice['source']>>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
};

const list = async (): Promise<readonly DeviceChoice[]> => {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const choices = devices.flatMap(({ kind, deviceId, label }) => {
    const source = KINDS[kind];
    return source === undefined || label === '' ? [] : [{ source, id: deviceId, label }];
  });
  return choices.map((choice) => {
    const same = choices.filter(({ source }) => source === choice.source);
    const wanted = localStorage.getItem(keyOf(choice.source));
    const chosen = same.find(({ id }) => id === wanted) ?? same[0];
    return { ...choice, chosen: choice === chosen };
  });
};

export const deviceChoices: DeviceChoices = {
  list,
  choose: ({ source, id }) => localStorage.setItem(keyOf(source), id),
  watch: (changed, until) =>
    navigator.mediaDevices.addEventListener('devicechange', changed, { signal: until }),
};
