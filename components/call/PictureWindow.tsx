import type { ReadonlySignal } from '@preact/signals';
import { Maximize } from 'lucide';
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CallView } from '../../utils/core/call/view.ts';
import { nameOf } from '../ui/person-text.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { ControlButton } from './ControlButton.tsx';
import { ControlRow, type ControlRowProps } from './ControlRow.tsx';
import { Heard } from './Heard.tsx';
import { talkTimeText, phaseText } from './phase-text.ts';
import { useSource } from './use-source.ts';
import './picture-window.css';

export type PictureWindowProps = ControlRowProps & {
  readonly view: CallView;
  readonly now: number;
  /** What the large window shows too; its sound is played there. */
  readonly remote: MediaStream | undefined;
  readonly pictured: boolean;
  readonly speaking: ReadonlySignal<boolean>;
  readonly held: boolean;
  /** A key asked to hang up and waits for a second press. */
  readonly hangUpAsked: boolean;
  readonly onBack: () => void;
};

/** The call in a small window above all others. */
export const PictureWindow = (props: PictureWindowProps) => {
  const video = useRef<HTMLVideoElement>(null);
  useSource(video, props.remote);
  const { view } = props;
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
          {talkTimeText(props.now - (view.liveSince ?? props.now))}
        </span>
        <p class="picture-time" role="status">
          {props.hangUpAsked
            ? i18n.t('call.hangUpAgain')
            : props.held
              ? i18n.t('call.onHold')
              : view.phase === 'reconnecting' && phaseText(view, props.now)}
        </p>
      </div>
      <ControlRow {...props}>
        <ControlButton label={i18n.t('call.backToCall')} icon={Maximize} onClick={props.onBack} />
      </ControlRow>
    </main>
  );
};
