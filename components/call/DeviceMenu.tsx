import { Settings2 } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { ControlButton } from './ControlButton.tsx';
import './device-menu.css';

export type Device = {
  readonly source: 'microphone' | 'camera';
  readonly id: string;
  readonly label: string;
  readonly chosen: boolean;
};

type DeviceMenuProps = {
  readonly choices: readonly Device[];
  readonly onChoose: (choice: Device) => void;
};

const LABELS: Readonly<Record<Device['source'], () => string>> = {
  microphone: () => i18n.t('call.chooseMicrophone'),
  camera: () => i18n.t('call.chooseCamera'),
};

/** Which microphone and camera are used. The browser names them only once it granted one. */
export const DeviceMenu = ({ choices, onChoose }: DeviceMenuProps) => {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div
      class="device-menu"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
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
          {(['microphone', 'camera'] as const).map((source) => {
            const same = choices.filter((choice) => choice.source === source);
            return same.length === 0 ? null : (
              <label key={source} for={`${id}-${source}`}>
                <span>{LABELS[source]()}</span>
                <select
                  id={`${id}-${source}`}
                  value={same.find(({ chosen }) => chosen)?.id}
                  onChange={({ currentTarget }) => {
                    const choice = same.find((one) => one.id === currentTarget.value);
                    if (choice !== undefined) onChoose(choice);
                  }}
                >
                  {same.map((choice) => (
                    <option key={choice.id} value={choice.id}>
                      {choice.label}
                    </option>
                  ))}
                </select>
              </label>
            );
          })}
        </div>
      )}
    </div>
  );
};
