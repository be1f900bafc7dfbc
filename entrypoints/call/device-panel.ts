import type { DevicePanelProps } from '../../components/devices/DevicePanel.tsx';
import type { Listen } from '../../components/devices/LevelMeter.tsx';
import { watchLevel } from '../../utils/adapters/media/level.ts';
import type { OwnMedia } from '../../utils/models/call-session/own-media.ts';
import type { SpeakerTest } from '../../utils/models/speaker-test.ts';

/** One for each track: a meter listens anew only to another one. */
const listeners = new WeakMap<MediaStreamTrack, Listen>();
const listenTo = (track: MediaStreamTrack): Listen => {
  const made = listeners.get(track) ?? ((heard, until) => watchLevel(track, heard, until));
  listeners.set(track, made);
  return made;
};

/** Own devices as values for the panel that shows them. */
export const devicePanelOf = (own: OwnMedia, testSpeaker: SpeakerTest): DevicePanelProps => {
  const devices = own.devices.value;
  const { voice } = own.outgoing.value.tracks;
  return {
    choices: own.choices.value,
    onChoose: own.choose,
    onAskSpeaker: own.askSpeaker,
    microphone: voice && {
      listen: listenTo(voice),
      muted: devices.phase !== 'ended' && devices.muted,
      processing: own.processing.value,
      onProcess: own.process,
    },
    onTestSpeaker: testSpeaker(own.speaker.value),
  };
};
