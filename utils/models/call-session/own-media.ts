import { computed, type ReadonlySignal } from '@preact/signals-core';
import { assertNever } from '../../core/lib/assert-never.ts';
import {
  createDevices,
  sentSources,
  useDevices,
  type DeviceEffect,
  type DeviceEvent,
  type Devices,
  type Source,
} from '../../core/media/devices.ts';
import type { Sending } from '../../core/media/signal.ts';
import type { MediaSources } from '../ports.ts';
import { createMachine } from './machine.ts';

/** Tracks that go to the other side now. */
export type Outgoing = {
  readonly audio: MediaStreamTrack | undefined;
  readonly video: MediaStreamTrack | undefined;
  readonly sending: Sending;
};

export type OwnMedia = {
  readonly devices: ReadonlySignal<Devices>;
  readonly outgoing: ReadonlySignal<Outgoing>;
  readonly dispatch: (event: DeviceEvent) => void;
};

/** The devices of this side; all are closed when `until` is aborted. */
export const createOwnMedia = (sources: MediaSources, camera: boolean, until: AbortSignal): OwnMedia => {
  const tracks = new Map<Source, MediaStreamTrack>();

  const keep = (source: Source, track: MediaStreamTrack): void => {
    tracks.set(source, track);
    // Unplugged, or "Stop sharing" of the browser itself; our own stop() raises no event.
    track.addEventListener('ended', () => {
      if (tracks.get(source) === track) machine.dispatch({ type: 'lost', source });
    });
    machine.dispatch({ type: 'opened', source });
  };

  const open = async (wanted: readonly Source[]): Promise<void> => {
    for (const { source, result } of await sources.open(wanted)) {
      if (result.ok) keep(source, result.value);
      else machine.dispatch({ type: 'refused', source, why: result.error });
    }
  };

  const carryOut = (effect: DeviceEffect): void => {
    switch (effect.do) {
      case 'open':
        void open(effect.sources);
        return;
      case 'close':
        tracks.get(effect.source)?.stop();
        tracks.delete(effect.source);
        return;
      case 'mute': {
        const microphone = tracks.get('microphone');
        if (microphone !== undefined) microphone.enabled = !effect.on;
        return;
      }
      default:
        assertNever(effect);
    }
  };

  const machine = createMachine(createDevices(camera), useDevices, carryOut);
  until.addEventListener('abort', () => machine.dispatch({ type: 'end' }));

  const outgoing = computed((): Outgoing => {
    const devices = machine.state.value;
    const { audio, video } = sentSources(devices);
    return {
      audio: audio && tracks.get(audio),
      video: video && tracks.get(video),
      sending: {
        audio: audio !== undefined && devices.phase !== 'ended' && !devices.muted,
        video: video === 'camera' || video === 'screen' ? video : 'none',
      },
    };
  });

  return { devices: machine.state, outgoing, dispatch: machine.dispatch };
};
