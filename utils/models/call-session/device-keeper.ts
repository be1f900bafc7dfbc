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

  /** Puts the first in the place of the one that is gone that opens; where none does, the source is lost. */
  const replaceGone = async (source: OwnKind, best: Device | undefined): Promise<void> => {
    const gone = used.peek()[source];
    const others = listed
      .peek()
      .filter((one) => one.source === source && one !== best && one.id !== gone?.id);
    for (const to of best === undefined ? others : [best, ...others]) {
      const swapped = await swap({ source, id: to.id });
      if (!swapped.ok) continue;
      if (swapped.value === 'swapped' && held.track(source) !== undefined)
        // The same entry stands for another device now: that is not gone.
        notices.tell({
          type: 'gone',
          source,
          from: to.id === gone?.id ? '' : (gone?.label ?? ''),
          to: to.label,
        });
      return;
    }
    held.lose(source);
  };

  const takeOver = async (source: OwnKind, to: Device, why: 'gone' | 'back'): Promise<void> => {
    if (why === 'gone') return replaceGone(source, to);
    const swapped = await swap({ source, id: to.id });
    if (!swapped.ok) await replaceEnded(source);
    else if (swapped.value === 'swapped' && held.track(source) !== undefined)
      notices.tell({ type: 'back', source, to: to.label });
  };

  const replaceEnded = async (source: OwnKind): Promise<void> => {
    if (held.track(source)?.readyState === 'ended') await replaceGone(source, undefined);
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
        } else if (held.track(device.source)?.readyState === 'ended') void replaceEnded(device.source);
        else notices.tell({ type: 'kept', source: device.source, wanted: device.label, why: swapped.error });
        // The choice that did not come about is taken back where it is shown.
        listed.value = [...listed.peek()];
      });
    },
    process(change) {
      const track = held.track('microphone');
      const id = track?.getSettings().deviceId;
      // Another one that was chosen is on its way, and comes as it was set.
      if (track === undefined || id === undefined || swaps.isUnderWay('microphone')) return;
      const wanted = { ...processing.peek(), ...change };
      processing.value = wanted;
      devices.setProcessing(id, wanted);
      // Set for this very microphone: the next call is to find it by its name.
      devices.remember({ source: 'microphone', id });
      void sources.process(track, wanted).then(async (done) => {
        if (done) return;
        // A microphone that is open already is given as it is, whatever is asked for.
        held.track('microphone')?.stop();
        if (!(await swap({ source: 'microphone', id })).ok) await replaceEnded('microphone');
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
        await replaceGone(source, undefined);
        return;
      }
      // A computer that slept, or whose sound began anew, ends what was open. Once: it may end again at once.
      revived.add(source);
      delays.after(NOTICE_TIME, () => revived.delete(source), until);
      if (!(await swap({ source, id })).ok) await replaceEnded(source);
    },
    asked(asked) {
      for (const source of asked) notices.await(source);
    },
    answered: notices.drop,
  };
};
