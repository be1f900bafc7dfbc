import '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { CallWindow, type CallActions } from '../../components/call/CallWindow.tsx';
import type { Shared } from '../../components/call/SharingBar.tsx';
import type { OwnMedia } from '../../utils/models/call-session/own-media.ts';
import type { CallSession } from '../../utils/models/call-session/call-session.ts';
import { devicePanelOf } from './device-panel.ts';

type CallScreenProps = {
  readonly session: CallSession;
  readonly now: ReadonlySignal<number>;
  readonly actions: CallActions;
  readonly testSpeaker: (speaker: string) => void;
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
export const CallScreen = ({ session, now, actions, testSpeaker }: CallScreenProps) => {
  const own = session.own.value;
  const { link } = session;
  const track = own?.outgoing.value.tracks.camera;
  const self = useMemo(() => (track === undefined ? undefined : new MediaStream([track])), [track]);
  return (
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
      speaking={session.speaking.value}
      unreachable={session.unreachable.value}
      actions={actions}
    />
  );
};
