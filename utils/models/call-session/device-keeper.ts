/**
 * Which devices are used, in a call that goes on meanwhile: another one is opened before the one in use is let go, and
 * whatever does not come about leaves things as they were.
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Result } from '../../core/lib/result.ts';
import {
  afterChange,
  ALL_PROCESSING,
  isBack,
  markChosen,
  type Device,
  type DeviceChoice,
  type DeviceKind,
  type Processing,
  type Wishes,
} from '../../core/media/device-choice.ts';
import type { DeviceNotice } from '../../core/media/device-notice.ts';
import type { DeviceProblem } from '../../core/media/devices.ts';
import type { DeviceChoices, MediaSources, OwnDevice } from '../media-ports.ts';
import type { Delays } from '../ports/system.ts';
import { createDeviceNotices, NOTICE_TIME } from './device-notices.ts';
import { createDeviceSwaps, type HeldTracks, type OwnKind } from './device-swaps.ts';

export type DeviceKeeper = {
  readonly choices: ReadonlySignal<readonly DeviceChoice[]>;
  /** Where voices and sounds are to be heard; empty: where the system plays everything. */
  readonly speaker: ReadonlySignal<string>;
  /** Of the microphone in use. */
  readonly processing: ReadonlySignal<Processing>;
  readonly notices: ReadonlySignal<readonly DeviceNotice[]>;
  readonly choose: (device: Device) => void;
  readonly process: (change: Partial<Processing>) => void;
  readonly askSpeaker: (() => void) | undefined;
  /** These were opened, or not: names of devices are told only once one is granted. */
  readonly opened: (sources: readonly OwnKind[]) => Promise<void>;
  /** The track in use ended by itself. */
  readonly ended: (source: OwnKind) => Promise<void>;
  /** Asked for; `answered` ends it. */
  readonly asked: (sources: readonly OwnKind[]) => void;
  readonly answered: (source: OwnKind) => void;
};

const OWN: readonly OwnKind[] = ['microphone', 'camera'];

const isOwn = (device: Device): device is Device & OwnDevice => device.source !== 'speaker';

export const createDeviceKeeper = (
  { sources, devices, delays }: { sources: MediaSources; devices: DeviceChoices; delays: Delays },
  held: HeldTracks,
  until: AbortSignal,
): DeviceKeeper => {
  const listed = signal<readonly Device[]>([]);
  const used = signal<Readonly<Partial<Record<DeviceKind, Device>>>>({});
  const processing = signal(ALL_PROCESSING);
  const notices = createDeviceNotices(delays, until);
  const swaps = createDeviceSwaps(sources, held, until);
  /** Opened again by themselves a moment ago. */
  const revived = new Set<OwnKind>();

  const wishesOf = (source: DeviceKind): Wishes => ({
    remembered: devices.remembered(source),
    used: used.value[source],
  });
  const use = (source: DeviceKind, device: Device | undefined): void => {
    used.value = device === undefined ? used.peek() : { ...used.peek(), [source]: device };
  };

  /** A track says which device it is of; the list says what that is called. */
  const noteUsed = (source: OwnKind): void => {
    const id = held.track(source)?.getSettings().deviceId;
    use(
      source,
      listed.peek().find((device) => device.source === source && device.id === id),
    );
    if (source === 'microphone' && id !== undefined) processing.value = devices.processing(id);
  };

  const swap = async (device: OwnDevice): Promise<Result<'overtaken' | 'swapped', DeviceProblem>> => {
    const swapped = await swaps.begin(device);
    if (swapped.ok && swapped.value === 'swapped') noteUsed(device.source);
    return swapped;
  };

  const takeOver = async (source: OwnKind, to: Device, why: 'gone' | 'back'): Promise<void> => {
    const from = used.peek()[source]?.label ?? '';
    const swapped = await swap({ source, id: to.id });
    if (!swapped.ok) {
      if (why === 'gone') held.lose(source);
      return;
    }
    if (swapped.value === 'overtaken' || held.track(source) === undefined) return;
    notices.tell(
      why === 'gone' ? { type: 'gone', source, from, to: to.label } : { type: 'back', source, to: to.label },
    );
  };

  const noteSpeaker = (before: readonly Device[]): void => {
    const change = afterChange(before, listed.peek(), 'speaker', wishesOf('speaker'));
    const from = used.peek().speaker?.label ?? '';
    const { remembered } = wishesOf('speaker');
    const now =
      change?.to ?? listed.peek().find(({ source, id }) => source === 'speaker' && id === remembered);
    use('speaker', now ?? used.peek().speaker);
    if (change !== undefined)
      notices.tell(
        change.why === 'gone'
          ? { type: 'gone', source: 'speaker', from, to: change.to.label }
          : { type: 'back', source: 'speaker', to: change.to.label },
      );
  };

  const read = async (): Promise<void> => {
    const before = listed.peek();
    const now = await devices.list().catch(() => before);
    if (until.aborted) return;
    listed.value = now;
    noteSpeaker(before);
    for (const source of OWN) {
      if (swaps.isUnderWay(source)) continue;
      if (held.wasLost(source) && isBack(before, now, source, wishesOf(source))) held.openAgain(source);
      if (held.track(source) === undefined) continue;
      const change = afterChange(before, now, source, wishesOf(source));
      if (change === undefined) noteUsed(source);
      else void takeOver(source, change.to, change.why);
    }
  };

  devices.watch(() => void read(), until);
  void read();

  return {
    choices: computed(() => markChosen(listed.value, wishesOf)),
    speaker: computed(() => used.value.speaker?.id ?? ''),
    processing,
    notices: notices.shown,
    async opened(sources) {
      await read();
      for (const source of sources) {
        const to = held.track(source) && used.peek()[source];
        const id = devices.remembered(source);
        const wanted = listed.peek().find((device) => device.source === source && device.id === id);
        if (to !== undefined && wanted !== undefined && to.id !== wanted.id)
          notices.tell({ type: 'instead', source, wanted: wanted.label, to: to.label });
      }
    },
    choose(device) {
      notices.drop(device.source);
      if (!isOwn(device) || held.track(device.source) === undefined) {
        devices.remember(device);
        use(device.source, device);
        return;
      }
      void swap(device).then((swapped) => {
        if (swapped.ok) {
          if (swapped.value === 'swapped') devices.remember(device);
        } else
          notices.tell({ type: 'kept', source: device.source, wanted: device.label, why: swapped.error });
        // The choice that did not come about is taken back where it is shown.
        listed.value = [...listed.peek()];
      });
    },
    process(change) {
      const track = held.track('microphone');
      const id = track?.getSettings().deviceId;
      if (track === undefined || id === undefined) return;
      const wanted = { ...processing.peek(), ...change };
      processing.value = wanted;
      devices.setProcessing(id, wanted);
      // Set for this very microphone: the next call is to find it by its name.
      devices.remember({ source: 'microphone', id });
      void sources.process(track, wanted).then(async (done) => {
        if (done) return;
        // A microphone that is open already is given as it is, whatever is asked for.
        held.track('microphone')?.stop();
        await swap({ source: 'microphone', id });
      });
    },
    askSpeaker:
      devices.askSpeaker &&
      (() =>
        void devices.askSpeaker?.().then((speaker) => {
          if (speaker === undefined) return;
          devices.remember(speaker);
          use('speaker', speaker);
          void read();
        })),
    async ended(source) {
      if (swaps.isUnderWay(source)) return;
      await read();
      if (swaps.isUnderWay(source) || held.track(source)?.readyState !== 'ended') return;
      const id = used.peek()[source]?.id;
      const isThere = listed.peek().some((device) => device.source === source && device.id === id);
      if (id === undefined || !isThere || revived.has(source)) {
        held.lose(source);
        return;
      }
      // A computer that slept, or whose sound began anew, ends what was open. Once: it may end again at once.
      revived.add(source);
      delays.after(NOTICE_TIME, () => revived.delete(source), until);
      await swap({ source, id });
    },
    asked(asked) {
      for (const source of asked) notices.await(source);
    },
    answered: notices.drop,
  };
};
