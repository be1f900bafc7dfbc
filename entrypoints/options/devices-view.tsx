import { computed } from '@preact/signals-core';
import type { VNode } from 'preact';
import { DevicesSection } from '../../components/options/DevicesSection.tsx';
import { HAVE_NOTIFICATIONS_BUTTONS } from '../../utils/adapters/browser/capabilities.ts';
import { permissionSettings } from '../../utils/adapters/browser/permission-help.ts';
import { delays } from '../../utils/adapters/media/delays.ts';
import { deviceChoices } from '../../utils/adapters/media/device-choices.ts';
import { mediaSources } from '../../utils/adapters/media/sources.ts';
import { tunePlayer } from '../../utils/adapters/sound/player.ts';
import { soundChoices } from '../../utils/adapters/sound/sound-choices.ts';
import { createDeviceCheck } from '../../utils/models/device-check.ts';
import { createChoices } from '../../utils/models/options-choices.ts';
import type { SettingsStore } from '../../utils/models/ports/settings.ts';
import { createSoundOptions } from '../../utils/models/sound-options.ts';
import { createSpeakerTest } from '../../utils/models/speaker-test.ts';
import { devicePanelOf } from '../call/device-panel.ts';

/** Reads the models' signals and hands plain values to the section. */
export const createDevicesView = (settings: SettingsStore, until: AbortSignal): (() => VNode) => {
  const check = createDeviceCheck({ sources: mediaSources, devices: deviceChoices, delays }, until);
  const sound = createSoundOptions(soundChoices, tunePlayer, until);
  const testSpeaker = createSpeakerTest(tunePlayer, until);
  // Where notifications have no buttons a ring has its window anyway.
  const ring = HAVE_NOTIFICATIONS_BUTTONS ? createChoices(settings, until) : undefined;
  const picture = computed(() => {
    const { camera } = check.own.value.outgoing.value.tracks;
    return camera && new MediaStream([camera]);
  });

  // Nobody who looks elsewhere is still trying their camera.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') check.stop();
  });

  return () => {
    const own = check.own.value;
    const rings = ring?.choices.value;
    const devices = own.devices.value;
    return (
      <DevicesSection
        devices={devices}
        picture={picture.value}
        panel={devicePanelOf(own, testSpeaker)}
        notices={own.notices.value}
        onStart={check.start}
        onStop={check.stop}
        onRetry={(source) => own.dispatch({ type: 'toggle', source })}
        // Beside the address of this very page nothing has to be opened.
        onSettings={permissionSettings.place === 'browser' ? permissionSettings.open : undefined}
        sound={{
          settings: sound.settings.value,
          speakers: tunePlayer.choosesSpeaker
            ? own.choices.value.filter(({ source }) => source === 'speaker')
            : [],
          previewing: sound.previewing.value,
          onChange: sound.change,
          onPreview: sound.preview,
        }}
        ringWindow={
          ring &&
          rings && {
            on: rings.ringWindow,
            failed: ring.failed.value,
            onChange: (ringWindow) => void ring.choose({ ringWindow }),
          }
        }
      />
    );
  };
};
