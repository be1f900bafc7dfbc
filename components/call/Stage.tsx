import { Maximize, Minimize } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { ControlButton } from './ControlButton.tsx';
import { useCorner } from './use-corner.ts';
import { useSource } from './use-source.ts';
import { useZoom } from './use-zoom.ts';
import { useSpeaker } from './use-speaker.ts';
import '../ui/round-video.css';
import './stage.css';

export type StageProps = {
  readonly remote: RemoteStreams | undefined;
  readonly self: MediaStream | undefined;
  /** Where it is heard; empty: where the system plays everything. */
  readonly speaker: string;
  /** Nothing of the other side is heard: a call on hold may go on sending. */
  readonly silent: boolean;
  /**
   * What of the other side is worth showing. Before `onPicture` told that it has frames there is nothing to see of it, but
   * it stands ready, so that its first frame need not wait for our next drawing.
   */
  readonly remotePicture: 'none' | 'camera' | 'screen';
  /** Their camera has a place of its own beside the screen that they share. */
  readonly beside: boolean;
  /** Before the call is live one's own picture has the stage; later it is a small one in a corner. */
  readonly selfPlace: 'hidden' | 'stage' | 'corner';
  /** Stands where one's own picture would, while the camera is off. */
  readonly selfTile?: ComponentChildren;
  readonly onPicture: (has: boolean) => void;
};

/** Streams that are never replaced while the call lasts. */
export type RemoteStreams = {
  readonly main: MediaStream;
  readonly beside: MediaStream;
  readonly sound: MediaStream;
};

/** The pictures, there from the beginning and never replaced. The large remote one also plays the voice. */
export const Stage = ({
  remote,
  self,
  speaker,
  silent,
  remotePicture,
  beside,
  selfPlace,
  selfTile,
  onPicture,
}: StageProps) => {
  const remoteVideo = useRef<HTMLVideoElement>(null);
  const besideVideo = useRef<HTMLVideoElement>(null);
  const sound = useRef<HTMLAudioElement>(null);
  const selfVideo = useRef<HTMLVideoElement>(null);
  const [blocked, setBlocked] = useState(false);
  useSource(remoteVideo, remote?.main, setBlocked);
  useSource(besideVideo, remote?.beside);
  useSource(sound, remote?.sound);
  useSource(selfVideo, self);
  const besideCorner = useCorner({ block: 'end', inline: 'start' });
  useSpeaker(remoteVideo, speaker);
  useSpeaker(sound, speaker);
  const selfCorner = useCorner({ block: 'end', inline: 'end' });
  const zoom = useZoom(remotePicture === 'screen');
  return (
    <>
      <div
        {...zoom.frame}
        class={`remote-frame remote-${remotePicture}${zoom.zoomed ? ' remote-actual' : ''}`}
        // It keeps the focus when they stop sharing.
        tabIndex={zoom.zoomed ? 0 : -1}
        {...(zoom.zoomed ? { role: 'region', 'aria-label': i18n.t('call.sharedScreen') } : {})}
      >
        <video
          ref={remoteVideo}
          class="remote-video"
          style={zoom.style}
          aria-label={i18n.t('call.remoteVideo')}
          autoplay
          playsInline
          muted={silent}
          onResize={({ currentTarget: { videoWidth, videoHeight } }) => {
            zoom.setSize({ width: videoWidth, height: videoHeight });
            onPicture(videoWidth > 0);
          }}
        />
      </div>
      {remotePicture === 'screen' && (
        <div class="zoom">
          <ControlButton
            label={i18n.t('call.actualSize')}
            icon={zoom.zoomed ? Minimize : Maximize}
            pressed={zoom.zoomed}
            onClick={zoom.toggle}
          />
        </div>
      )}
      <video
        ref={besideVideo}
        class={`beside-video${beside ? ' corner round-video' : ' beside-hidden'}`}
        aria-label={i18n.t('call.remoteCamera')}
        autoplay
        playsInline
        muted
        {...(beside ? besideCorner : {})}
      />
      <audio ref={sound} autoplay muted={silent} />
      <video
        ref={selfVideo}
        class={`self-video mirrored self-${self === undefined ? 'hidden' : selfPlace}${selfPlace === 'corner' ? ' corner round-video' : ''}`}
        aria-label={i18n.t('call.yourVideo')}
        autoplay
        playsInline
        muted
        {...(selfPlace === 'corner' ? selfCorner : {})}
      />
      {selfTile && (
        <div class="corner self-tile" role="group" aria-label={i18n.t('call.you')} {...selfCorner}>
          {selfTile}
        </div>
      )}
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
