import { Speaker, Volume2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import {
  PROCESSING_KINDS,
  type DeviceChoice,
  type DeviceKind,
  type Processing,
} from '../../utils/core/media/device-choice.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { LevelMeter, type Listen } from './LevelMeter.tsx';
import './device-panel.css';

export type DevicePanelProps = {
  /** Empty before the browser granted the first one: until then it names none. */
  readonly choices: readonly DeviceChoice[];
  readonly onChoose: (choice: DeviceChoice) => void;
  /** The browser's own choice of a speaker, where it lists none unasked. */
  readonly onAskSpeaker: (() => void) | undefined;
  /** Undefined: no microphone is open. */
  readonly microphone:
    | {
        readonly listen: Listen;
        readonly muted: boolean;
        readonly processing: Processing;
        readonly onProcess: (change: Partial<Processing>) => void;
      }
    | undefined;
  /** Undefined: a sound would come from another speaker than the chosen one. */
  readonly onTestSpeaker: (() => void) | undefined;
};

type KindProps = {
  readonly panel: DevicePanelProps;
  readonly source: DeviceKind;
  readonly children?: ComponentChildren;
};

const Kind = ({ panel, source, children }: KindProps) => {
  const same = panel.choices.filter((choice) => choice.source === source);
  const choose = (id: string): void => {
    const choice = same.find((one) => one.id === id);
    if (choice !== undefined) panel.onChoose(choice);
  };
  return (
    <div class="device-kind">
      {same.length > 0 && (
        <Select
          label={i18n.t(`devices.${source}`)}
          value={same.find(({ chosen }) => chosen)?.id}
          options={same.map(({ id, label }) => ({ key: id, label }))}
          onChange={choose}
        />
      )}
      {children}
    </div>
  );
};

/** Which camera, microphone and speaker are used, whether they work, and what is done with the microphone's sound. */
export const DevicePanel = (props: DevicePanelProps) => (
  <div class="device-panel">
    <Kind panel={props} source="camera" />
    <Kind panel={props} source="microphone">
      {props.microphone !== undefined && (
        <>
          <LevelMeter listen={props.microphone.listen} muted={props.microphone.muted} />
          <div class="device-switches">
            {PROCESSING_KINDS.map((name) => (
              <Switch
                key={name}
                label={i18n.t(`devices.${name}`)}
                on={props.microphone?.processing[name] ?? true}
                onChange={(on) => props.microphone?.onProcess({ [name]: on })}
              />
            ))}
          </div>
        </>
      )}
    </Kind>
    <Kind panel={props} source="speaker">
      <div class="device-actions">
        <Button icon={Speaker} onClick={props.onAskSpeaker}>
          {i18n.t('devices.askSpeaker')}
        </Button>
        <Button icon={Volume2} onClick={props.onTestSpeaker}>
          {i18n.t('devices.testSpeaker')}
        </Button>
      </div>
    </Kind>
  </div>
);
