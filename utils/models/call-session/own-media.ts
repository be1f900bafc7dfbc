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
import type { DeviceChoices, MediaSources, ReloadMemory } from '../media-ports.ts';
import type { Delays } from '../ports/system.ts';
import { createDeviceKeeper, type DeviceKeeper } from './device-keeper.ts';
import { createMachine } from './machine.ts';

/** Tracks that go to the other side now. */
export type OutgoingMedia = {
  readonly tracks: Readonly<Record<Line, MediaStreamTrack | undefined>>;
  readonly sending: Sending;
};

export type OwnMedia = Pick<
  DeviceKeeper,
  'choices' | 'speaker' | 'processing' | 'notices' | 'choose' | 'process' | 'askSpeaker'
> & {
  readonly devices: ReadonlySignal<Devices>;
  readonly outgoing: ReadonlySignal<OutgoingMedia>;
  readonly dispatch: (event: DeviceEvent) => void;
};

export type OwnMediaPorts = {
  readonly sources: MediaSources;
  readonly devices: DeviceChoices;
  readonly memory: Pick<ReloadMemory, 'read' | 'write'>;
  readonly delays: Delays;
};

const isDevice = (source: Source): source is 'microphone' | 'camera' => source !== 'screen';

/** The devices of this side; all are closed when `until` is aborted. */
export const createOwnMedia = (ports: OwnMediaPorts, camera: boolean, until: AbortSignal): OwnMedia => {
  const tracks = signal<Readonly<Partial<Record<Source, MediaStreamTrack>>>>({});
  /** What the shared screen plays; it comes and goes with the screen. */
  let sound: MediaStreamTrack | undefined;

  const hold = (source: Source, track: MediaStreamTrack): void => {
    tracks.value = { ...tracks.peek(), [source]: track };
    // Unplugged, or "Stop sharing" of the browser itself; our own stop() raises no event.
    track.addEventListener('ended', () => {
      if (tracks.peek()[source] !== track) return;
      if (isDevice(source)) void keeper.ended(source);
      else machine.dispatch({ type: 'lost', source });
    });
  };
  const letGo = (source: Source): void => {
    const { [source]: held, ...others } = tracks.peek();
    held?.stop();
    tracks.value = others;
  };

  const keep = (source: Source, track: MediaStreamTrack): void => {
    // Unplugged while it was opened.
    if (track.readyState === 'ended') {
      machine.dispatch({ type: 'refused', source, why: 'lost' });
      return;
    }
    hold(source, track);
    machine.dispatch({ type: 'opened', source });
  };

  const open = async (wanted: readonly Source[]): Promise<void> => {
    const asked = wanted.filter(isDevice);
    keeper.asked(asked);
    for (const { source, result, sound: played } of await ports.sources.open(wanted)) {
      if (isDevice(source)) keeper.answered(source);
      if (played !== undefined) sound = played;
      if (result.ok) keep(source, result.value);
      else machine.dispatch({ type: 'refused', source, why: result.error });
    }
    await keeper.opened(asked);
  };

  const carryOut = (effect: DeviceEffect): void => {
    switch (effect.do) {
      case 'open':
        void open(effect.sources);
        return;
      case 'close':
        letGo(effect.source);
        if (effect.source !== 'screen') return;
        sound?.stop();
        sound = undefined;
        return;
      case 'mute': {
        const { microphone } = tracks.peek();
        if (microphone !== undefined) microphone.enabled = !effect.on;
        return;
      }
      default:
        assertNever(effect);
    }
  };

  const kept = ports.memory.read();
  const machine = createMachine(
    createDevices(kept?.camera ?? camera, kept?.muted ?? false),
    useDevices,
    carryOut,
  );
  const stopKeeping = machine.state.subscribe((state) => {
    if (state.phase !== 'open') return;
    // One that did not open is asked for again by a page that is loaded anew: that is how some browsers ask again.
    const camera = isWanted(state.sources.camera) || state.problems.camera !== undefined;
    ports.memory.write({ muted: state.muted, camera });
  });
  until.addEventListener('abort', stopKeeping);
  const keeper = createDeviceKeeper(
    ports,
    {
      track: (source) => (isSent(machine.state.peek(), source) ? tracks.peek()[source] : undefined),
      wasLost(source) {
        const state = machine.state.peek();
        return state.phase !== 'ended' && state.problems[source] === 'lost';
      },
      replace(source, track) {
        const old = tracks.peek()[source];
        if (old !== undefined) track.enabled = old.enabled;
        hold(source, track);
        old?.stop();
      },
      lose: (source) => machine.dispatch({ type: 'lost', source }),
      openAgain: (source) => machine.dispatch({ type: 'toggle', source }),
    },
    until,
  );
  until.addEventListener('abort', () => machine.dispatch({ type: 'end' }));

  const outgoing = computed((): OutgoingMedia => {
    const state = machine.state.value;
    const held = tracks.value;
    const sent = (source: Source): MediaStreamTrack | undefined =>
      isSent(state, source) ? held[source] : undefined;
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

  return { ...keeper, devices: machine.state, outgoing, dispatch: machine.dispatch };
};
