import { Settings2 } from 'lucide';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { DevicePanel, type DevicePanelProps } from '../devices/DevicePanel.tsx';
import { ControlButton } from './ControlButton.tsx';
import './device-menu.css';

/** The devices of this call, behind a control. The picture that is sent is the window's own. */
export const DeviceMenu = (panel: DevicePanelProps) => {
  const [open, setOpen] = useState(false);
  return (
    <div
      class="device-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        // The panel closes, and nothing else that listens to this key.
        event.stopPropagation();
        setOpen(false);
        event.currentTarget.querySelector('button')?.focus();
      }}
    >
      <ControlButton
        label={i18n.t('call.devices')}
        icon={Settings2}
        expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <div class="device-list" role="group" aria-label={i18n.t('call.devices')}>
          <DevicePanel {...panel} />
        </div>
      )}
    </div>
  );
};
