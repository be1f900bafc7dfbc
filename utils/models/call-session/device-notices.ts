import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeviceKind } from '../../core/media/device-choice.ts';
import type { DeviceNotice } from '../../core/media/device-notice.ts';
import type { OwnDevice } from '../media-ports.ts';
import type { Delays } from '../ports/system.ts';
import { createNamedTimers } from './named-timers.ts';

/** How long a notice stays, in ms: long enough to be read twice. */
export const NOTICE_TIME = 10_000;
/** Until a device or the person counts as not answering, in ms. */
export const ANSWER_TIME = 8_000;

/** What is said about devices: one notice of each kind, the newest. */
export type DeviceNotices = {
  readonly shown: ReadonlySignal<readonly DeviceNotice[]>;
  readonly tell: (notice: DeviceNotice) => void;
  /** Drops what is said of this kind, and waits for no answer any more. */
  readonly drop: (source: DeviceKind) => void;
  /** A device was asked for: says so if nothing is told or dropped for a while. */
  readonly await: (source: OwnDevice['source']) => void;
};

export const createDeviceNotices = (delays: Delays, until: AbortSignal): DeviceNotices => {
  const shown = signal<readonly DeviceNotice[]>([]);
  const timers = createNamedTimers<DeviceKind>(delays, until);

  const drop = (source: DeviceKind): void => {
    timers.clear(source);
    shown.value = shown.peek().filter((one) => one.source !== source);
  };
  const tell = (notice: DeviceNotice): void => {
    const { source, type } = notice;
    drop(source);
    shown.value = [...shown.peek(), notice];
    // That nobody answers stays true until somebody does.
    if (type !== 'unanswered') timers.set(source, NOTICE_TIME, () => drop(source));
  };
  return {
    shown,
    tell,
    drop,
    await: (source) => timers.set(source, ANSWER_TIME, () => tell({ type: 'unanswered', source })),
  };
};
