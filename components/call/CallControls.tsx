import { MessageSquareText, ScreenShare, ScreenShareOff } from 'lucide';
import { useCallback } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CallView } from '../../utils/core/call/view.ts';
import type { DevicePanelProps } from '../devices/DevicePanel.tsx';
import type { CallActions } from './call-actions.ts';
import { ControlButton } from './ControlButton.tsx';
import { ControlRow } from './ControlRow.tsx';
import { DeviceMenu } from './DeviceMenu.tsx';
import type { InCallView } from './in-call.ts';
import { MoreMenu } from './MoreMenu.tsx';
import type { OwnState } from './own-state.ts';
import { isIncoming } from './PhaseBody.tsx';

type CallControlsProps = {
  readonly view: CallView | null | undefined;
  readonly own: OwnState;
  readonly connected: boolean;
  /** Undefined: there is nothing to choose yet. */
  readonly panel: DevicePanelProps | undefined;
  readonly inCall: InCallView;
  readonly actions: CallActions;
};

/** The row of buttons: each does what the call allows at this moment, and is there all the time. */
export const CallControls = ({ view, own, connected, panel, inCall, actions }: CallControlsProps) => {
  const { show } = actions;
  const openMore = useCallback((open: boolean) => show(open ? 'more' : 'none'), [show]);
  return (
    <ControlRow
      muted={own.muted}
      cameraOn={own.cameraOn}
      onMute={actions.mute}
      onCamera={actions.camera}
      onHangUp={view && isIncoming(view) ? () => actions.decline() : actions.hangUp}
    >
      {/* Before there is anybody, there is nobody to share with or to write to. */}
      <ControlButton
        label={i18n.t('call.shareScreen')}
        icon={own.sharing ? ScreenShareOff : ScreenShare}
        pressed={own.sharing}
        tone={own.sharing ? 'shown' : 'plain'}
        onClick={connected ? actions.share : undefined}
      />
      <DeviceMenu panel={panel} />
      <ControlButton
        label={i18n.t('call.notes')}
        icon={MessageSquareText}
        expanded={inCall.panel === 'notes'}
        news={inCall.unread > 0 ? i18n.t('note.unread', [inCall.unread]) : undefined}
        onClick={connected ? () => show('notes') : undefined}
      />
      <MoreMenu
        open={inCall.panel === 'more'}
        onOpen={openMore}
        picture={
          connected && inCall.picture ? { on: inCall.picture.shown, toggle: actions.picture } : undefined
        }
        fullScreen={{ on: inCall.fullScreen, toggle: actions.fullScreen }}
        hold={view?.phase === 'live' ? { on: inCall.held.mine, toggle: actions.hold } : undefined}
        onShortcuts={() => show('shortcuts')}
      />
    </ControlRow>
  );
};
