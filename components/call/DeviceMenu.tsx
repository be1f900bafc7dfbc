import { Settings2 } from 'lucide';
import { i18n } from '#i18n';
import { DevicePanel, type DevicePanelProps } from '../devices/DevicePanel.tsx';
import { useDisclosure } from '../ui/use-disclosure.ts';
import { ControlButton } from './ControlButton.tsx';
import './device-menu.css';

/** The devices of this call, behind a control. The picture that is sent is the window's own. */
export const DeviceMenu = ({ panel }: { readonly panel: DevicePanelProps | undefined }) => {
  const menu = useDisclosure();
  return (
    <div class="device-menu" {...menu.around}>
      <ControlButton
        label={i18n.t('call.devices')}
        icon={Settings2}
        expanded={menu.open}
        onClick={panel && menu.toggle}
      />
      {panel && menu.open && (
        <div class="call-panel device-list" role="group" aria-label={i18n.t('call.devices')}>
          <DevicePanel {...panel} />
        </div>
      )}
    </div>
  );
};
