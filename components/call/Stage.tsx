import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { useCorner } from './use-corner.ts';
import { useSource } from './use-source.ts';
import { useSpeaker } from './use-speaker.ts';
import './stage.css';

export type StageProps = {
  readonly remote: RemoteStreams | undefined;
  readonly self: MediaStream | undefined;
  /** Where it is heard; empty: where the system plays everything. */
  readonly speaker: string;
  /** What of the other side is worth showing; `onPicture` told that it has frames. */
  readonly remotePicture: 'none' | 'camera' | 'screen';
  /** Their camera has a place of its own beside the screen that they share. */
  readonly beside: boolean;
  /** Before the call is live one's own picture has the stage; later it is a small one in a corner. */
  readonly selfPlace: 'hidden' | 'stage' | 'corner';
  readonly onPicture: (has: boolean) => void;
};

/** Streams that are never replaced while the call lasts. */
export type RemoteStreams = {
  readonly main: MediaStream;
  readonly beside: MediaStream;
  readonly sound: MediaStream;
};

/** The pictures, there from the beginning and never replaced. The large remote one also plays the voice. */
export const Stage = ({ remote, self, speaker, remotePicture, beside, selfPlace, onPicture }: StageProps) => {
  const remoteVideo = useRef<HTMLVideoElement>(null);
  const besideVideo = useRef<HTMLVideoElement>(null);
  const sound = useRef<HTMLAudioElement>(null);
  const selfVideo = useRef<HTMLVideoElement>(null);
  const [blocked, setBlocked] = useState(false);
  useSource(remoteVideo, remote?.main, setBlocked);
  useSource(besideVideo, remote?.beside);
  useSource(sound, remote?.sound);
  useSource(selfVideo, self);
  useSpeaker(remoteVideo, speaker);
  useSpeaker(sound, speaker);
  const besideCorner = useCorner({ block: 'start', inline: 'end' });
  const selfCorner = useCorner({ block: 'end', inline: 'end' });
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
        ref={besideVideo}
        class={`beside-video${beside ? ' corner' : ' beside-hidden'}`}
        aria-label={i18n.t('call.remoteCamera')}
        autoplay
        playsInline
        muted
        {...(beside ? besideCorner : {})}
      />
      <audio ref={sound} autoplay />
      <video
        ref={selfVideo}
        class={`self-video mirrored self-${self === undefined ? 'hidden' : selfPlace}${selfPlace === 'corner' ? ' corner' : ''}`}
        aria-label={i18n.t('call.yourVideo')}
        autoplay
        playsInline
        muted
        {...(selfPlace === 'corner' ? selfCorner : {})}
      />
      <div class="scrim" />
      {blocked && (
        <div class="sound-blocked">
          <Button
            tone="primary"
            large
            onClick={() =>
              void Promise.all([remoteVideo.current?.play(), sound.current?.play()]).then(() =>
                setBlocked(false),
              )
            }
          >
            {i18n.t('call.turnOnSound')}
          </Button>
        </div>
      )}
    </>
  );
};
