import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { DeclineWords } from '../../utils/core/call/decline.ts';
import type { CallAgain } from '../../utils/core/call/input.ts';
import type { CallView } from '../../utils/core/call/view.ts';
import type { DeviceNotice } from '../../utils/core/media/device-notice.ts';
import type { Devices } from '../../utils/core/media/devices.ts';
import type { LinkFigures } from '../../utils/core/media/link-figures.ts';
import type { Quality as Judged } from '../../utils/core/media/quality.ts';
import type { Sending, Thrift } from '../../utils/core/media/signal.ts';
import { inSentence, nameOf } from '../ui/person-text.ts';
import type { DevicePanelProps } from '../devices/DevicePanel.tsx';
import { Controls } from './Controls.tsx';
import { Countdown } from './Countdown.tsx';
import { DeviceMenu } from './DeviceMenu.tsx';
import { Ended } from './Ended.tsx';
import { Incoming } from './Incoming.tsx';
import { InvitePanel } from './InvitePanel.tsx';
import { LiveFacts } from './LiveFacts.tsx';
import { Notices } from './Notices.tsx';
import { PersonHead } from './PersonHead.tsx';
import { phaseText, reconnectingText } from './phase-text.ts';
import { PictureNotes } from './PictureNotes.tsx';
import type { Troubled } from './problem-text.ts';
import type { ProofProps } from './Proof.tsx';
import { Quality } from './Quality.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { ServerQuestion } from './ServerQuestion.tsx';
import { SharingBar, type Shared } from './SharingBar.tsx';
import { Stage, type RemoteStreams } from './Stage.tsx';
import './call-window.css';

export type CallActions = {
  readonly mute: () => void;
  readonly camera: () => void;
  readonly share: () => void;
  readonly saveData: (on: boolean) => void;
  readonly hangUp: () => void;
  readonly accept: (kind: CallView['kind']) => void;
  readonly decline: (words?: DeclineWords) => void;
  readonly sendReason: (text: string) => void;
  readonly cancelCountdown: () => void;
  /** The server that the window asks about may see our network address. */
  readonly connect: () => void;
  readonly copyInvite: (text: string) => Promise<boolean>;
  readonly retry: (source: Troubled) => void;
  /** The person compared the safety code. */
  readonly sameCode: () => void;
  readonly otherCode: () => void;
  /** The browser's own page where a refusal is undone; undefined: it has none that can be opened. */
  readonly openSettings: (() => void) | undefined;
  readonly callAgain: (how: CallAgain) => void;
  /** Takes “in N minutes”. Answers when that is, ms; null: nothing came of it. */
  readonly remind: () => Promise<number | null>;
  readonly write: () => void;
  readonly close: () => void;
};

export type CallWindowProps = {
  /** undefined: not known yet; null: there is no such call. */
  readonly view: CallView | null | undefined;
  /** ms since 1970. */
  readonly now: number;
  readonly devices: Devices | undefined;
  readonly panel: DevicePanelProps | undefined;
  readonly deviceNotices: readonly DeviceNotice[];
  /** Where the other side is heard; empty: where the system plays everything. */
  readonly speaker: string;
  readonly remote: RemoteStreams | undefined;
  readonly self: MediaStream | undefined;
  readonly peerSends: Sending | undefined;
  readonly path: { readonly relayed: boolean } | undefined;
  readonly comparable: ProofProps['comparable'];
  readonly quality: Judged;
  readonly figures: LinkFigures | undefined;
  readonly mine: Thrift;
  readonly theirs: Thrift;
  /** Undefined: nothing of one's own is shared. */
  readonly shared: Shared | undefined;
  readonly speaking: boolean;
  readonly unreachable: boolean;
  readonly actions: CallActions;
};

const isConnected = (view: CallView | null | undefined): boolean =>
  view?.phase === 'live' || view?.phase === 'reconnecting';

const isOver = (view: CallView | null | undefined): boolean => view === null || view?.phase === 'ended';

const isIncoming = (view: CallView): boolean => view.role === 'callee' && view.phase === 'ringing';

/** Before they said what they send, what comes is their camera. */
const pictureOf = (sends: Sending | undefined, paused: boolean): 'none' | 'camera' | 'screen' => {
  if (sends?.screen === true) return 'screen';
  // A face that stands still would lie; what a screen showed last is still worth reading.
  if (paused) return 'none';
  return sends === undefined || sends.camera ? 'camera' : 'none';
};

/** What a screen reader hears once when sharing begins and ends over there. */
const useSharingWords = (shares: boolean, name: string): string => {
  const [shared, setShared] = useState(false);
  useEffect(() => {
    if (shares) setShared(true);
  }, [shares]);
  if (shares) return i18n.t('call.peerShares', [name]);
  return shared ? i18n.t('call.peerStoppedSharing', [name]) : '';
};

/** What stands between the person and the controls, by phase. */
const Body = ({ view, now, actions }: { view: CallView; now: number; actions: CallActions }) => {
  if (isIncoming(view)) return <Incoming view={view} onAccept={actions.accept} onDecline={actions.decline} />;
  if (view.role === 'callee') return null;
  if (view.phase === 'inviting' && view.countdownUntil !== undefined) {
    const seconds = Math.max(1, Math.ceil((view.countdownUntil - now) / 1000));
    return <Countdown seconds={seconds} onCancel={actions.cancelCountdown} />;
  }
  const canExplain =
    view.rejoins === undefined &&
    (view.phase === 'dialing' || view.phase === 'asking' || view.phase === 'ringing');
  return (
    <>
      {view.askBroker !== undefined && (
        <ServerQuestion host={view.askBroker} onConnect={actions.connect} onCancel={actions.hangUp} />
      )}
      {view.phase === 'inviting' && view.invite !== undefined && (
        <InvitePanel invite={view.invite} onCopy={actions.copyInvite} />
      )}
      {(canExplain || view.phase === 'inviting') && (
        <ReasonForm sent={view.reason} asked={view.phase === 'asking'} onSend={actions.sendReason} />
      )}
    </>
  );
};

export const CallWindow = (props: CallWindowProps) => {
  const { view, devices, actions, peerSends, self } = props;
  const own = devices === undefined || devices.phase === 'ended' ? undefined : devices;
  const over = isOver(view);
  const [decoded, setDecoded] = useState(false);
  const connected = isConnected(view);
  // A picture that is there proves the connection before the background says so.
  const met = connected || (decoded && !over);
  const remotePicture = over ? 'none' : pictureOf(peerSends, props.theirs.paused);
  const name = view ? inSentence(nameOf(view.person)) : '';
  const sharingWords = useSharingWords(connected && remotePicture === 'screen', name);
  const selfPlace = over || self === undefined ? 'hidden' : met ? 'corner' : 'stage';
  const pictured = (decoded && remotePicture !== 'none') || selfPlace === 'stage';
  const sharing = own?.sources.screen === 'on';
  const shows = (source: 'microphone' | 'camera'): boolean =>
    own?.sources[source] === 'on' || own?.sources[source] === 'opening';
  return (
    <main
      class={`call${pictured ? ' call-pictured' : ''}${remotePicture === 'screen' ? ' call-screened' : ''}`}
    >
      <Stage
        remote={props.remote}
        self={self}
        speaker={props.speaker}
        remotePicture={remotePicture}
        selfPlace={selfPlace}
        beside={decoded && remotePicture === 'screen' && peerSends?.camera === true && !props.theirs.paused}
        onPicture={setDecoded}
      />
      <p class="only-heard" role="status">
        {view ? phaseText(view) : ''}
      </p>
      <p class="only-heard" role="status">
        {sharingWords}
      </p>
      <div class="call-content">
        {view === undefined && <h1 class="call-loading">{i18n.t('call.loading')}</h1>}
        {view && (
          <PersonHead
            person={view.person}
            line={connected || over ? '' : phaseText(view)}
            speaking={props.speaking}
            large={!pictured}
          />
        )}
        {view && connected && (
          <LiveFacts
            view={view}
            now={props.now}
            path={props.path}
            proof={{ comparable: props.comparable, onSame: actions.sameCode, onDiffer: actions.otherCode }}
          >
            <Quality
              quality={props.quality}
              figures={props.figures}
              saver={props.mine.saver}
              peerSaver={props.theirs.saver}
              name={name}
              onSaver={actions.saveData}
            />
          </LiveFacts>
        )}
        {connected && peerSends?.voice === false && <p class="peer-muted">{i18n.t('call.peerMuted')}</p>}
        {!over && (
          <Notices
            reconnecting={view?.phase === 'reconnecting' ? reconnectingText(view) : undefined}
            unreachable={props.unreachable}
            problems={own?.problems ?? {}}
            onRetry={actions.retry}
            onSettings={actions.openSettings}
            devices={props.deviceNotices}
          />
        )}
        {connected && props.shared !== undefined && <SharingBar {...props.shared} onStop={actions.share} />}
        {connected && (
          <PictureNotes
            mine={props.mine}
            theirs={props.theirs}
            sharing={sharing}
            peerSharing={peerSends?.screen === true}
            name={name}
          />
        )}
        {view && !over && <Body view={view} now={props.now} actions={actions} />}
        {over && <Ended view={view ?? null} now={props.now} actions={actions} />}
      </div>
      {!over && (
        <Controls
          muted={own === undefined ? false : own.muted || !shows('microphone')}
          cameraOn={shows('camera')}
          sharing={sharing}
          onMute={actions.mute}
          onCamera={actions.camera}
          onShare={connected ? actions.share : undefined}
          menu={props.panel && <DeviceMenu {...props.panel} />}
          onHangUp={view && isIncoming(view) ? () => actions.decline() : actions.hangUp}
        />
      )}
    </main>
  );
};
