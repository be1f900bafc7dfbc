import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { useCorner } from './use-corner.ts';
import { useSource } from './use-source.ts';
import './stage.css';

export type StageProps = {
  readonly remote: MediaStream | undefined;
  readonly self: MediaStream | undefined;
  /** What of the other side is worth showing; `onPicture` told that it has frames. */
  readonly remotePicture: 'none' | 'camera' | 'screen';
  /** Before the call is live one's own picture has the stage; later it is a small one in a corner. */
  readonly selfPlace: 'hidden' | 'stage' | 'corner';
  /** A camera is shown as in a mirror, a screen is not. */
  readonly mirrored: boolean;
  readonly onPicture: (has: boolean) => void;
};

/** Both pictures, there from the beginning and never replaced. The remote one also plays the sound. */
export const Stage = ({ remote, self, remotePicture, selfPlace, mirrored, onPicture }: StageProps) => {
  const remoteVideo = useRef<HTMLVideoElement>(null);
  const selfVideo = useRef<HTMLVideoElement>(null);
  const [blocked, setBlocked] = useState(false);
  useSource(remoteVideo, remote, setBlocked);
  useSource(selfVideo, self);
  const corner = useCorner();
  return (
    <>
      <video
        ref={remoteVideo}
        class={`remote-video remote-${remotePicture}`}
        aria-label={i18n.t('call.remoteVideo')}
        autoplay
        playsInline
        onResize={(event) => onPicture(event.currentTarget.videoWidth > 0)}
      />
      <video
        ref={selfVideo}
        class={`self-video self-${self === undefined ? 'hidden' : selfPlace}${mirrored ? ' mirrored' : ''}`}
        aria-label={i18n.t('call.yourVideo')}
        autoplay
        playsInline
        muted
        {...(selfPlace === 'corner' ? corner : {})}
      />
      <div class="scrim" />
      {blocked && (
        <div class="sound-blocked">
          <Button
            tone="primary"
            large
            onClick={() => void remoteVideo.current?.play().then(() => setBlocked(false))}
          >
            {i18n.t('call.turnOnSound')}
          </Button>
        </div>
      )}
    </>
  );
};
