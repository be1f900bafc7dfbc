import '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { CallWindow, type CallActions } from '../../components/call/CallWindow.tsx';
import type { CallSession } from '../../utils/models/call-session/call-session.ts';
import { devicePanelOf } from './device-panel.ts';

type CallScreenProps = {
  readonly session: CallSession;
  readonly now: ReadonlySignal<number>;
  readonly actions: CallActions;
  readonly testSpeaker: (speaker: string) => void;
};

/** Reads the model's signals and hands plain values to the window. */
export const CallScreen = ({ session, now, actions, testSpeaker }: CallScreenProps) => {
  const own = session.own.value;
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
      path={session.path.value}
      comparable={session.proof.comparable.value}
      speaking={session.speaking.value}
      unreachable={session.unreachable.value}
      actions={actions}
    />
  );
};
