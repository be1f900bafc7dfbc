import type { ReadonlySignal } from '@preact/signals';
import { Maximize2, Mic, MicOff, Phone, Video, VideoOff } from 'lucide';
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CallView } from '../../utils/core/call/view.ts';
import { nameOf } from '../ui/person-text.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { ControlButton } from './ControlButton.tsx';
import { Heard } from './Heard.tsx';
import { clockText } from './phase-text.ts';
import { useSource } from './use-source.ts';
import './picture-window.css';

export type PictureWindowProps = {
  readonly view: CallView;
  readonly now: number;
  /** What the large window shows too; its sound is played there. */
  readonly remote: MediaStream | undefined;
  readonly pictured: boolean;
  readonly speaking: ReadonlySignal<boolean>;
  readonly muted: boolean;
  readonly cameraOn: boolean;
  readonly onMute: () => void;
  readonly onCamera: () => void;
  readonly onHangUp: () => void;
  readonly onBack: () => void;
};

/** The call in a small window above all others. */
export const PictureWindow = (props: PictureWindowProps) => {
  const video = useRef<HTMLVideoElement>(null);
  useSource(video, props.remote);
  const { view, muted, cameraOn } = props;
  const name = nameOf(view.person);
  return (
    <main class={`call picture${props.pictured ? ' call-pictured' : ''}`}>
      <video
        ref={video}
        class={`picture-video${props.pictured ? '' : ' picture-hidden'}`}
        aria-label={i18n.t('call.remoteVideo')}
        autoplay
        playsInline
        muted
      />
      <div class="scrim" />
      <div class="picture-head">
        {!props.pictured && (
          <Heard class="voice" speaking={props.speaking}>
            <Avatar name={name} id={view.person.userId} size={72} />
          </Heard>
        )}
        <h1 class="picture-name" dir="auto">
          {name}
        </h1>
        <span class="picture-time" role="timer">
          {clockText(props.now - (view.liveSince ?? props.now))}
        </span>
      </div>
      <div class="controls" role="group" aria-label={i18n.t('call.controls')}>
        <ControlButton
          label={i18n.t('call.mute')}
          icon={muted ? MicOff : Mic}
          pressed={muted}
          tone={muted ? 'off' : 'plain'}
          onClick={props.onMute}
        />
        <ControlButton
          label={i18n.t('call.camera')}
          icon={cameraOn ? Video : VideoOff}
          pressed={cameraOn}
          tone={cameraOn ? 'plain' : 'off'}
          onClick={props.onCamera}
        />
        <ControlButton label={i18n.t('call.backToCall')} icon={Maximize2} onClick={props.onBack} />
        <ControlButton label={i18n.t('call.hangUp')} icon={Phone} tone="end" onClick={props.onHangUp} />
      </div>
    </main>
  );
};
