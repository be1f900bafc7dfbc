/** Which of several devices is used, and what is to be done when some come or go. */

export type DeviceKind = 'microphone' | 'camera' | 'speaker';

/** As the browser lists it. Some list what the system uses as a device of its own, whose label says which that is. */
export type Device = { readonly source: DeviceKind; readonly id: string; readonly label: string };

export type DeviceChoice = Device & { readonly chosen: boolean };

/** What the browser does with the microphone's sound before anybody hears it. */
export const PROCESSING_KINDS = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;

export type Processing = Readonly<Record<(typeof PROCESSING_KINDS)[number], boolean>>;

export const ALL_PROCESSING: Processing = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

/** What a person wants, and what is used for want of it. */
export type Wishes = {
  /** The device that the person chose, also in an earlier call; undefined: they never chose. */
  readonly remembered: string | undefined;
  readonly used: Device | undefined;
};

/** The same entry, standing for the same device. */
const isSameDevice = (one: Device) => (other: Device) =>
  one.source === other.source && one.id === other.id && one.label === other.label;

/** The one to open: the person's own, else the first, which is the browser's own choice. */
export const bestDevice = (
  devices: readonly Device[],
  source: DeviceKind,
  remembered: string | undefined,
): Device | undefined => {
  const there = devices.filter((device) => device.source === source);
  return there.find(({ id }) => id === remembered) ?? there[0];
};

export const markChosen = (
  devices: readonly Device[],
  wishes: (source: DeviceKind) => Wishes,
): readonly DeviceChoice[] =>
  devices.map((device) => {
    const { used, remembered } = wishes(device.source);
    const chosen =
      (used && devices.find(isSameDevice(used))) ?? bestDevice(devices, device.source, remembered);
    return { ...device, chosen: device === chosen };
  });

export type DeviceChange = {
  readonly to: Device;
  /** gone: what was used is not there any more · back: the one that the person had chosen is there again */
  readonly why: 'gone' | 'back';
};

/** What to use instead, once `before` has become `now`; undefined: nothing else, or nothing better. */
export const afterChange = (
  before: readonly Device[],
  now: readonly Device[],
  source: DeviceKind,
  { remembered, used }: Wishes,
): DeviceChange | undefined => {
  if (used === undefined) return undefined;
  if (!now.some(isSameDevice(used))) {
    const to = bestDevice(now, source, remembered);
    return to && { to, why: 'gone' };
  }
  if (used.id === remembered) return undefined;
  // Only at the moment of its return: a chosen device that does not open is not tried again and again.
  const isWanted = (device: Device): boolean => device.source === source && device.id === remembered;
  const wanted = now.find(isWanted);
  return wanted !== undefined && !before.some(isWanted) ? { to: wanted, why: 'back' } : undefined;
};

/** Whether a device that was lost, without another in its place, or the person's own, is there now. */
export const isBack = (
  before: readonly Device[],
  now: readonly Device[],
  source: DeviceKind,
  { remembered, used }: Wishes,
): boolean =>
  now.some(
    (device) =>
      device.source === source &&
      (device.id === remembered || device.id === used?.id) &&
      !before.some(isSameDevice(device)),
  );
