import { useCallback } from 'preact/hooks';
import type { CallView } from '../../utils/core/call/view.ts';
import type { DevicePanelProps } from '../devices/DevicePanel.tsx';
import type { CallActions } from './call-actions.ts';
import { Controls } from './Controls.tsx';
import { DeviceMenu } from './DeviceMenu.tsx';
import type { InCallView } from './in-call.ts';
import { MoreMenu } from './MoreMenu.tsx';
import type { OwnState } from './own-state.ts';
import { isIncoming } from './PhaseBody.tsx';

type CallControlsProps = {
  readonly view: CallView | null | undefined;
  readonly own: OwnState;
  readonly connected: boolean;
  readonly panel: DevicePanelProps | undefined;
  readonly inCall: InCallView;
  readonly actions: CallActions;
};

/** The row of buttons: each does what the call allows at this moment, and is there all the time. */
export const CallControls = ({ view, own, connected, panel, inCall, actions }: CallControlsProps) => {
  const { show } = actions;
  const openMore = useCallback((open: boolean) => show(open ? 'more' : 'none'), [show]);
  return (
    <Controls
      muted={own.muted}
      cameraOn={own.cameraOn}
      sharing={own.sharing}
      onMute={actions.mute}
      onCamera={actions.camera}
      onShare={connected ? actions.share : undefined}
      menu={panel && <DeviceMenu {...panel} />}
      notes={{
        open: inCall.panel === 'notes',
        unread: inCall.unread,
        onToggle: connected ? () => show('notes') : undefined,
      }}
      more={
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
      }
      onHangUp={view && isIncoming(view) ? () => actions.decline() : actions.hangUp}
    />
  );
};
