import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeviceProblem } from '../core/media/devices.ts';
import type { MediaSources } from './media-ports.ts';
import type { Permissions } from './ports/browser.ts';

/** prompt: the browser will ask · asking: it asks right now */
export type DevicePermission = 'unknown' | 'prompt' | 'asking' | 'granted' | DeviceProblem;
export type NotificationCheck = 'unknown' | 'granted' | 'denied';

export type WelcomeModel = {
  readonly microphone: ReadonlySignal<DevicePermission>;
  readonly camera: ReadonlySignal<DevicePermission>;
  readonly notifications: ReadonlySignal<NotificationCheck>;
  readonly test: ReadonlySignal<'none' | 'shown' | 'failed'>;
  /** Undefined while the browser asks, and once both are allowed. */
  readonly askDevices: ReadonlySignal<(() => Promise<void>) | undefined>;
  readonly testNotification: () => Promise<void>;
  /** Looks again: permissions change in the browser's own settings, without an event for all of them. */
  readonly recheck: () => Promise<void>;
};

const DEVICES = ['microphone', 'camera'] as const;

/** The live checks of the welcome page. */
export const createWelcome = (permissions: Permissions, media: Pick<MediaSources, 'open'>): WelcomeModel => {
  const checks = {
    microphone: signal<DevicePermission>('unknown'),
    camera: signal<DevicePermission>('unknown'),
  };
  const notifications = signal<NotificationCheck>('unknown');
  const test = signal<'none' | 'shown' | 'failed'>('none');

  const recheckDevice = async (device: (typeof DEVICES)[number]) => {
    const state = await permissions.device(device);
    const check = checks[device];
    // A refusal that was just met says more than the permission, which may be "prompt" for a missing device.
    if (check.peek() === 'unknown' || state !== 'prompt') check.value = state;
  };
  const recheck = async () => {
    await Promise.all([
      ...DEVICES.map(recheckDevice),
      permissions.notifications().then((level) => {
        notifications.value = level;
      }),
    ]);
  };

  const askDevices = async () => {
    for (const device of DEVICES) checks[device].value = 'asking';
    for (const { source, result } of await media.open(DEVICES)) {
      // It was only to be allowed: the devices are let go at once.
      if (result.ok) result.value.stop();
      if (source !== 'screen') checks[source].value = result.ok ? 'granted' : result.error;
    }
  };

  return {
    ...checks,
    notifications,
    test,
    recheck,
    askDevices: computed(() => {
      const states = DEVICES.map((device) => checks[device].value);
      const isDone = states.every((state) => state === 'granted');
      return isDone || states.includes('asking') ? undefined : askDevices;
    }),
    testNotification: async () => {
      test.value = (await permissions.showTestNotification()) ? 'shown' : 'failed';
    },
  };
};
