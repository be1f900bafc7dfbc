import { effect, signal, type ReadonlySignal } from '@preact/signals-core';
import { hearMuted, isHinting, SILENT, VOICE_LEVEL } from '../../core/talk/muted-talk.ts';
import type { VoiceMeter } from '../media-ports.ts';
import type { Clock, Delays } from '../ports/system.ts';
import type { OwnMedia } from './own-media.ts';

export type OwnVoice = {
  /** The voice of this side, while nobody sees its picture. */
  readonly speaking: ReadonlySignal<boolean>;
  /** To be told: you are talking while muted. */
  readonly talkingMuted: ReadonlySignal<boolean>;
};

export type OwnVoicePorts = { readonly clock: Clock; readonly delays: Delays; readonly voice: VoiceMeter };

const LEVEL_INTERVAL = 150;

/** Listens to the own microphone, on this machine only, and only while somebody needs to know. */
export const createOwnVoice = (
  own: ReadonlySignal<OwnMedia | undefined>,
  live: ReadonlySignal<boolean>,
  { clock, delays, voice }: OwnVoicePorts,
  until: AbortSignal,
): OwnVoice => {
  const speaking = signal(false);
  const talkingMuted = signal(false);

  const listen = (track: MediaStreamTrack, muted: boolean, end: AbortSignal): void => {
    const level = voice.listen(track, end);
    let talk = SILENT;
    const look = (): void => {
      const loud = level();
      if (muted) talk = hearMuted(talk, loud, clock.now());
      talkingMuted.value = muted && isHinting(talk, clock.now());
      speaking.value = !muted && loud > VOICE_LEVEL;
      delays.after(LEVEL_INTERVAL, look, end);
    };
    look();
  };

  const stop = effect(() => {
    const state = own.value?.devices.value;
    const track = own.value?.outgoing.value.tracks.voice;
    if (!live.value || track === undefined || state === undefined || state.phase === 'ended')
      return undefined;
    const { muted, sources } = state;
    if (!muted && sources.camera === 'on') return undefined;
    const end = new AbortController();
    listen(track, muted, AbortSignal.any([end.signal, until]));
    return () => {
      end.abort();
      speaking.value = false;
      talkingMuted.value = false;
    };
  });
  until.addEventListener('abort', stop);

  return { speaking, talkingMuted };
};
