import { MessageSquareText, Mic, MicOff, Phone, ScreenShare, ScreenShareOff, Video, VideoOff } from 'lucide';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { ControlButton } from './ControlButton.tsx';

export type ControlsProps = {
  readonly muted: boolean;
  readonly cameraOn: boolean;
  readonly sharing: boolean;
  readonly onMute: () => void;
  readonly onCamera: () => void;
  /** Undefined: there is nobody yet to share with. */
  readonly onShare: (() => void) | undefined;
  readonly onHangUp: () => void;
  /** Undefined: there is nothing to choose yet. */
  readonly menu: ComponentChildren;
  readonly notes: {
    readonly open: boolean;
    readonly unread: number;
    /** Undefined: there is nobody yet to write to. */
    readonly onToggle: (() => void) | undefined;
  };
  readonly more: ComponentChildren;
};

export const Controls = (props: ControlsProps) => (
  <div class="controls" role="group" aria-label={i18n.t('call.controls')}>
    <ControlButton
      label={i18n.t('call.mute')}
      icon={props.muted ? MicOff : Mic}
      pressed={props.muted}
      tone={props.muted ? 'off' : 'plain'}
      onClick={props.onMute}
    />
    <ControlButton
      label={i18n.t('call.camera')}
      icon={props.cameraOn ? Video : VideoOff}
      pressed={props.cameraOn}
      tone={props.cameraOn ? 'plain' : 'off'}
      onClick={props.onCamera}
    />
    <ControlButton
      label={i18n.t('call.shareScreen')}
      icon={props.sharing ? ScreenShareOff : ScreenShare}
      pressed={props.sharing}
      tone={props.sharing ? 'shown' : 'plain'}
      onClick={props.onShare}
    />
    {props.menu}
    <ControlButton
      label={i18n.t('call.notes')}
      icon={MessageSquareText}
      expanded={props.notes.open}
      news={props.notes.unread > 0 ? i18n.t('note.unread', [props.notes.unread]) : undefined}
      onClick={props.notes.onToggle}
    />
    {props.more}
    <ControlButton label={i18n.t('call.hangUp')} icon={Phone} tone="end" onClick={props.onHangUp} />
  </div>
);
