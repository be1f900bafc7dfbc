import type { ReadonlySignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { isUnanswered } from '../../utils/core/call/unanswered.ts';
import type { CallView, PersonLabel } from '../../utils/core/call/view.ts';
import type { DeviceNotice } from '../../utils/core/media/device-notice.ts';
import type { Devices } from '../../utils/core/media/devices.ts';
import type { LinkFigures } from '../../utils/core/media/link-figures.ts';
import type { Quality as Judged } from '../../utils/core/media/quality.ts';
import type { Sending, Thrift } from '../../utils/core/media/signal.ts';
import { LeftMessage } from '../answer/LeftMessage.tsx';
import { inSentence, nameOf } from '../ui/person-text.ts';
import type { DevicePanelProps } from '../devices/DevicePanel.tsx';
import type { CallActions } from './call-actions.ts';
import { CallControls } from './CallControls.tsx';
import { CallNews } from './CallNews.tsx';
import { Ended } from './Ended.tsx';
import { Hints } from './Hints.tsx';
import type { InCallView } from './in-call.ts';
import { InCallLayer } from './InCallLayer.tsx';
import { KeptNotes } from './KeptNotes.tsx';
import { LiveFacts } from './LiveFacts.tsx';
import { Notices } from './Notices.tsx';
import { PersonHead } from './PersonHead.tsx';
import { PhaseBody } from './PhaseBody.tsx';
import { ownState } from './own-state.ts';
import { phaseText, reconnectingText } from './phase-text.ts';
import { PictureNotes } from './PictureNotes.tsx';
import type { ProofProps } from './Proof.tsx';
import { Quality } from './Quality.tsx';
import { remotePictureOf } from './remote-picture.ts';
import { SelfTile } from './SelfTile.tsx';
import { SharingBar, type Shared } from './SharingBar.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import { Stage, type RemoteStreams } from './Stage.tsx';
import { noteDraft, type Typed } from './typed.ts';
import './call-window.css';

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
  readonly speaking: ReadonlySignal<boolean>;
  readonly unreachable: boolean;
  /** Who else calls. */
  readonly rings: PersonLabel | undefined;
  readonly inCall: InCallView;
  readonly typed: Typed;
  readonly actions: CallActions;
};

const isConnected = (view: CallView | null | undefined): boolean =>
  view?.phase === 'live' || view?.phase === 'reconnecting';

const isOver = (view: CallView | null | undefined): boolean => view === null || view?.phase === 'ended';

export const CallWindow = (props: CallWindowProps) => {
  const { view, actions, peerSends, self, inCall } = props;
  const own = ownState(props.devices);
  const over = isOver(view);
  const [decoded, setDecoded] = useState(false);
  const connected = isConnected(view);
  // A picture that is there proves the connection before the background says so.
  const met = connected || (decoded && !over);
  const remotePicture = over ? 'none' : remotePictureOf(peerSends, props.theirs.paused);
  const fullName = view ? nameOf(view.person) : '';
  const name = inSentence(fullName);
  const selfPlace = over || self === undefined ? 'hidden' : met ? 'corner' : 'stage';
  const pictured = (decoded && remotePicture !== 'none') || selfPlace === 'stage';
  const { typed } = props;
  const draft = noteDraft(typed, view?.reason);
  const held = inCall.held.mine || inCall.held.theirs;
  return (
    <main
      class={`call${pictured ? ' call-pictured' : ''}${remotePicture === 'screen' ? ' call-screened' : ''}`}
    >
      <Stage
        remote={props.remote}
        self={self}
        speaker={props.speaker}
        silent={held}
        remotePicture={remotePicture}
        selfPlace={selfPlace}
        beside={decoded && remotePicture === 'screen' && peerSends?.camera === true && !props.theirs.paused}
        selfTile={
          connected && self === undefined && <SelfTile speaking={inCall.selfSpeaking} muted={own.muted} />
        }
        onPicture={setDecoded}
      />
      <p class="only-heard" role="status">
        {view ? phaseText(view, props.now) : ''}
      </p>
      {connected && <CallNews own={own} peerSends={peerSends} inCall={inCall} name={name} />}
      <div class="call-content">
        {view === undefined && <h1 class="call-loading">{i18n.t('call.loading')}</h1>}
        {view && (
          <PersonHead
            person={view.person}
            line={connected || over ? '' : phaseText(view, props.now)}
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
        {connected && !held && peerSends?.voice === false && (
          <p class="peer-muted">{i18n.t('call.peerMuted')}</p>
        )}
        {!over && (
          <Notices
            reconnecting={view?.phase === 'reconnecting' ? reconnectingText(view) : undefined}
            unreachable={props.unreachable}
            problems={own.problems}
            onRetry={actions.retry}
            settings={actions.settings}
            devices={props.deviceNotices}
            rings={connected && props.rings}
          />
        )}
        {connected && props.shared !== undefined && <SharingBar {...props.shared} onStop={actions.share} />}
        {connected && (
          <PictureNotes
            mine={props.mine}
            theirs={props.theirs}
            sharing={own.sharing}
            peerSharing={peerSends?.screen === true}
            name={name}
          />
        )}
        {!over && <Hints inCall={inCall} name={name} onUnmute={actions.mute} onResume={actions.hold} />}
        {view && !over && <PhaseBody view={view} now={props.now} typed={typed} actions={actions} />}
        {over && <Ended view={view ?? null} now={props.now} actions={actions} />}
        {view && isUnanswered(view.end?.reason) && typed.answer.trim() !== '' && (
          <LeftMessage
            person={view.person}
            text={typed.answer.trim()}
            onCopy={actions.copy}
            onWrite={actions.write}
            onClose={undefined}
          />
        )}
        {over && (
          <KeptNotes
            notes={inCall.notes}
            name={fullName}
            now={props.now}
            draft={draft}
            onCopy={actions.copy}
          />
        )}
      </div>
      {connected && (
        <InCallLayer
          inCall={inCall}
          name={fullName}
          now={props.now}
          draft={draft}
          onDraft={(text) => actions.type('note', text)}
          actions={actions}
        />
      )}
      {!over && (
        <CallControls
          view={view}
          own={own}
          connected={connected}
          panel={props.panel}
          inCall={inCall}
          actions={actions}
        />
      )}
      {!over && inCall.panel === 'shortcuts' && (
        <ShortcutsDialog
          characterKeys={inCall.characterKeys}
          picture={inCall.picture !== undefined}
          onCharacterKeys={actions.useCharacterKeys}
          onClose={() => actions.show('none')}
        />
      )}
    </main>
  );
};
