import { Mic, MicOff, Phone, Video, VideoOff } from 'lucide';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { ControlButton } from './ControlButton.tsx';

export type ControlRowProps = {
  readonly muted: boolean;
  readonly cameraOn: boolean;
  readonly onMute: () => void;
  readonly onCamera: () => void;
  readonly onHangUp: () => void;
};

/** What the large and the small window both have, with their own between. */
export const ControlRow = ({
  muted,
  cameraOn,
  onMute,
  onCamera,
  onHangUp,
  children,
}: ControlRowProps & { readonly children: ComponentChildren }) => (
  <div class="controls" role="group" aria-label={i18n.t('call.controls')}>
    <ControlButton
      label={i18n.t('call.mute')}
      icon={muted ? MicOff : Mic}
      pressed={muted}
      tone={muted ? 'off' : 'plain'}
      onClick={onMute}
    />
    <ControlButton
      label={i18n.t('call.camera')}
      icon={cameraOn ? Video : VideoOff}
      pressed={cameraOn}
      tone={cameraOn ? 'plain' : 'off'}
      onClick={onCamera}
    />
    {children}
    <ControlButton label={i18n.t('call.hangUp')} icon={Phone} tone="end" onClick={onHangUp} />
  </div>
);
