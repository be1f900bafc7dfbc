import '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { render } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { CallActions } from '../../components/call/call-actions.ts';
import { CallWindow } from '../../components/call/CallWindow.tsx';
import { remotePictureOf } from '../../components/call/remote-picture.ts';
import type { Typed } from '../../components/call/typed.ts';
import type { Shared } from '../../components/call/SharingBar.tsx';
import type { PersonLabel } from '../../utils/core/call/view.ts';
import type { OwnMedia } from '../../utils/models/call-session/own-media.ts';
import { devicePanelOf } from './device-panel.ts';
import { PictureWindow } from '../../components/call/PictureWindow.tsx';
import type { CallSession } from '../../utils/models/call-session/call-session.ts';
import type { InCall } from '../../utils/models/call-session/in-call.ts';
import type { SpeakerTest } from '../../utils/models/speaker-test.ts';
import { inCallView } from './in-call-view.ts';

type CallScreenProps = {
  readonly session: CallSession;
  readonly inCall: InCall;
  readonly now: ReadonlySignal<number>;
  readonly rings: ReadonlySignal<PersonLabel | undefined>;
  readonly typed: ReadonlySignal<Typed>;
  readonly actions: CallActions;
  readonly testSpeaker: SpeakerTest;
};

/** Names of https://w3c.github.io/mediacapture-screen-share/#dom-displaycapturesurfacetype. */
const SURFACES: Readonly<Record<string, Shared['surface']>> = { window: 'window', browser: 'tab' };

/** Read at every turn: the browser lets people change over to another tab in the middle. */
const shownBy = (own: OwnMedia | undefined): Shared | undefined => {
  const { screen, sound } = own?.outgoing.value.tracks ?? {};
  return (
    screen && {
      surface: SURFACES[screen.getSettings().displaySurface ?? ''] ?? 'screen',
      sound: sound !== undefined && sound.readyState === 'live',
    }
  );
};

/** Reads the model's signals and hands plain values to the window. */
export const CallScreen = ({ session, inCall, now, rings, typed, actions, testSpeaker }: CallScreenProps) => {
  const own = session.own.value;
  const { link } = session;
  const track = own?.outgoing.value.tracks.camera;
  const self = useMemo(() => (track === undefined ? undefined : new MediaStream([track])), [track]);
  return (
    <>
      <CallWindow
        view={session.view.value}
        now={now.value}
        devices={own?.devices.value}
        panel={own && own.choices.value.length > 0 ? devicePanelOf(own, testSpeaker) : undefined}
        deviceNotices={own?.notices.value ?? []}
        speaker={own?.speaker.value ?? ''}
        remote={session.remote.value}
        self={self}
        peerSends={session.peerSends.value}
        comparable={session.proof.comparable.value}
        path={link.path.value}
        quality={link.quality.value}
        figures={link.figures.value}
        mine={link.mine.value}
        theirs={link.theirs.value}
        shared={shownBy(own)}
        speaking={session.speaking}
        unreachable={session.unreachable.value}
        rings={rings.value}
        inCall={inCallView(session, inCall)}
        typed={typed.value}
        actions={actions}
      />
      <SmallScreen session={session} inCall={inCall} now={now} actions={actions} />
    </>
  );
};

/** What stands in the picture-in-picture window, while there is one. */
const SmallScreen = ({
  session,
  inCall,
  now,
  actions,
}: Omit<CallScreenProps, 'testSpeaker' | 'typed' | 'rings'>) => {
  const picture = inCall.picture.shown.value;
  const body = picture?.body;
  const view = session.view.value;
  const devices = session.own.value?.devices.value;
  const open = devices?.phase === 'open' ? devices : undefined;
  const sends = session.peerSends.value;
  const content = view && picture && (
    <PictureWindow
      view={view}
      now={now.value}
      remote={session.remote.value?.main}
      pictured={remotePictureOf(sends, session.link.theirs.value.paused) !== 'none'}
      speaking={session.speaking}
      muted={open === undefined || open.muted || open.sources.microphone !== 'on'}
      cameraOn={open?.sources.camera === 'on'}
      held={session.hold.on.value}
      hangUpAsked={inCall.hangUpAsked.value}
      onMute={actions.mute}
      onCamera={actions.camera}
      onHangUp={actions.hangUp}
      onBack={() => {
        picture.close();
        window.focus();
      }}
    />
  );
  // Another document: it is a tree of its own, and ends with its window.
  useEffect(() => {
    if (body !== undefined) render(content ?? null, body);
  });
  useEffect(() => body && (() => render(null, body)), [body]);
  return null;
};
