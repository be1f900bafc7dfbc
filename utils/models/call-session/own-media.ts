import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { assertNever } from '../../core/lib/assert-never.ts';
import {
  createDevices,
  isWanted,
  isSent,
  useDevices,
  type DeviceEffect,
  type DeviceEvent,
  type Devices,
  type Source,
} from '../../core/media/devices.ts';
import type { Line } from '../../core/media/lines.ts';
import type { Sending } from '../../core/media/signal.ts';
import type { DeviceChoice, DeviceChoices, MediaSources, ReloadMemory } from '../media-ports.ts';
import { createMachine } from './machine.ts';

/** Tracks that go to the other side now. */
export type Outgoing = {
  readonly tracks: Readonly<Record<Line, MediaStreamTrack | undefined>>;
  readonly sending: Sending;
};

export type OwnMedia = {
  readonly devices: ReadonlySignal<Devices>;
  readonly outgoing: ReadonlySignal<Outgoing>;
  readonly dispatch: (event: DeviceEvent) => void;
  /** What there is to choose from, as far as the browser tells. */
  readonly choices: ReadonlySignal<readonly DeviceChoice[]>;
  readonly choose: (choice: DeviceChoice) => void;
};

export type OwnMediaPorts = {
  readonly sources: MediaSources;
  readonly devices: DeviceChoices;
  readonly memory: ReloadMemory;
};

/** The devices of this side; all are closed when `until` is aborted. */
export const createOwnMedia = (
  { sources, devices, memory }: OwnMediaPorts,
  camera: boolean,
  until: AbortSignal,
): OwnMedia => {
  const tracks = new Map<Source, MediaStreamTrack>();
  /** What the shared screen plays; it comes and goes with the screen. */
  let sound: MediaStreamTrack | undefined;

  const choices = signal<readonly DeviceChoice[]>([]);
  const readChoices = async (): Promise<void> => {
    choices.value = await devices.list();
  };
  devices.watch(() => void readChoices(), until);

  const keep = (source: Source, track: MediaStreamTrack): void => {
    tracks.set(source, track);
    // Unplugged, or "Stop sharing" of the browser itself; our own stop() raises no event.
    track.addEventListener('ended', () => {
      if (tracks.get(source) === track) machine.dispatch({ type: 'lost', source });
    });
    machine.dispatch({ type: 'opened', source });
  };

  const open = async (wanted: readonly Source[]): Promise<void> => {
    for (const { source, result, sound: played } of await sources.open(wanted)) {
      if (played !== undefined) sound = played;
      if (result.ok) keep(source, result.value);
      else machine.dispatch({ type: 'refused', source, why: result.error });
    }
    // Names of devices are told only after one was granted.
    await readChoices();
  };

  const carryOut = (effect: DeviceEffect): void => {
    switch (effect.do) {
      case 'open':
        void open(effect.sources);
        return;
      case 'close':
        tracks.get(effect.source)?.stop();
        tracks.delete(effect.source);
        if (effect.source !== 'screen') return;
        sound?.stop();
        sound = undefined;
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

  const kept = memory.read();
  const machine = createMachine(
    createDevices(kept?.camera ?? camera, kept?.muted ?? false),
    useDevices,
    carryOut,
  );
  const stopKeeping = machine.state.subscribe((state) => {
    if (state.phase === 'open') memory.write({ muted: state.muted, camera: isWanted(state.sources.camera) });
  });
  until.addEventListener('abort', stopKeeping);
  until.addEventListener('abort', () => machine.dispatch({ type: 'end' }));

  const outgoing = computed((): Outgoing => {
    const state = machine.state.value;
    const sent = (source: Source): MediaStreamTrack | undefined =>
      isSent(state, source) ? tracks.get(source) : undefined;
    const screen = sent('screen');
    return {
      tracks: {
        voice: sent('microphone'),
        camera: sent('camera'),
        screen,
        sound: screen && sound,
      },
      sending: {
        voice: isSent(state, 'microphone') && state.phase !== 'ended' && !state.muted,
        camera: isSent(state, 'camera'),
        screen: screen !== undefined,
      },
    };
  });

  return {
    devices: machine.state,
    outgoing,
    dispatch: machine.dispatch,
    choices,
    choose(choice) {
      devices.choose(choice);
      machine.dispatch({ type: 'reopen', source: choice.source });
      void readChoices();
    },
  };
};
