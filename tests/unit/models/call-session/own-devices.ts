import type { Device } from '../../../../utils/core/media/device-choice.ts';
import { createOwnMedia } from '../../../../utils/models/call-session/own-media.ts';
import { createFakeChoices } from '../../../support/fakes/device-choices.ts';
import { createFakeDelays, createFakeSources, settled } from '../../../support/fakes/media.ts';

export const microphone = (id: string): Device => ({
  source: 'microphone',
  id,
  label: `The ${id} microphone`,
});
export const camera = (id: string): Device => ({ source: 'camera', id, label: `The ${id} camera` });
export const speaker = (id: string): Device => ({ source: 'speaker', id, label: `The ${id} speakers` });
export const ALL = [
  microphone('first'),
  microphone('headset'),
  camera('first'),
  camera('usb'),
  speaker('first'),
  speaker('desk'),
];

const NO_MEMORY = { read: () => undefined, write: () => undefined };

export const open = async (askSpeaker?: () => Promise<Device | undefined>) => {
  const { sources, next, wanted, tracks } = createFakeSources();
  const { delays, ring } = createFakeDelays();
  const choices = createFakeChoices(ALL, askSpeaker);
  const until = new AbortController();
  const own = createOwnMedia(
    { sources, devices: choices.devices, delays, memory: NO_MEMORY },
    true,
    until.signal,
  );
  own.dispatch({ type: 'start' });
  const live = () => tracks.filter(({ readyState }) => readyState === 'live').map(({ deviceId }) => deviceId);
  const used = (line: 'voice' | 'camera') => own.outgoing.value.tracks[line]?.getSettings().deviceId;
  const plug = async (...devices: readonly Device[]): Promise<void> => {
    choices.plug(...devices);
    await settled();
  };
  return { own, next, wanted, tracks, ring, choices, live, used, plug, end: () => until.abort() };
};

export const opened = async (...how: Parameters<typeof open>) => {
  const call = await open(...how);
  await call.next();
  return call;
};
