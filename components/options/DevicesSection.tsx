import { RotateCcw, Settings } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { DeviceNotice } from '../../utils/core/media/device-notice.ts';
import type { DeviceProblem, Devices } from '../../utils/core/media/devices.ts';
import { DevicePanel, type DevicePanelProps } from '../devices/DevicePanel.tsx';
import { noticeText } from '../devices/notice-text.ts';
import { Button } from '../ui/Button.tsx';
import { CHECKS } from '../welcome/check-text.ts';
import { DevicePreview } from './DevicePreview.tsx';
import { RingWindowSwitch, type RingWindowSwitchProps } from './RingWindowSwitch.tsx';
import { SoundForm, type SoundFormProps } from './SoundForm.tsx';
import './devices.css';

type Troubled = 'microphone' | 'camera';

type DevicesSectionProps = {
  readonly devices: Devices;
  readonly picture: MediaStream | undefined;
  readonly panel: DevicePanelProps;
  readonly notices: readonly DeviceNotice[];
  readonly onStart: () => void;
  readonly onStop: () => void;
  readonly onRetry: (source: Troubled) => void;
  /** Undefined: this browser undoes a refusal elsewhere. */
  readonly onSettings: (() => void) | undefined;
  readonly sound: SoundFormProps;
  /** Undefined: not read yet, or this browser rings in a window anyway. */
  readonly ringWindow: RingWindowSwitchProps | undefined;
};

const NAMES: Readonly<Record<Troubled, () => string>> = {
  microphone: () => i18n.t('devices.microphone'),
  camera: () => i18n.t('devices.camera'),
};

type ProblemProps = Pick<DevicesSectionProps, 'onRetry' | 'onSettings'> & {
  readonly source: Troubled;
  readonly why: DeviceProblem;
};

const Problem = ({ source, why, onRetry, onSettings }: ProblemProps) => (
  <div class="devices-problem" role="alert">
    <p>
      <strong>{NAMES[source]()}</strong>
      {`: ${CHECKS[why]()}`}
    </p>
    <div class="device-actions">
      {why === 'denied' && (
        <Button icon={Settings} onClick={onSettings}>
          {i18n.t('call.openSettings')}
        </Button>
      )}
      <Button icon={RotateCcw} onClick={() => onRetry(source)}>
        {i18n.t('call.tryAgain')}
      </Button>
    </div>
  </div>
);

/** Calls back once the element has left the screen. */
const useLeft = (left: () => void) => {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (element.current === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.at(-1)?.isIntersecting === false) left();
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [left]);
  return element;
};

/** One's own devices, tried out after a press and closed when nobody looks any more, and how Ahoy sounds. */
export const DevicesSection = (props: DevicesSectionProps) => {
  const { devices, panel } = props;
  const open = devices.phase === 'open';
  const section = useLeft(props.onStop);
  return (
    <div ref={section} class="devices">
      <p class="secondary">{i18n.t('devices.lead')}</p>
      {open && <DevicePreview picture={props.picture} />}
      <div class="device-actions">
        {open ? (
          <Button onClick={props.onStop}>{i18n.t('devices.stop')}</Button>
        ) : (
          <Button tone="primary" onClick={props.onStart}>
            {i18n.t('devices.try')}
          </Button>
        )}
        <div aria-live="polite">
          {props.notices.map((notice) => (
            <p key={notice.source}>{noticeText(notice)}</p>
          ))}
        </div>
      </div>
      {devices.phase === 'open' &&
        (['microphone', 'camera'] as const).map((source) => {
          const why = devices.problems[source];
          return why === undefined ? null : (
            <Problem
              key={source}
              source={source}
              why={why}
              onRetry={props.onRetry}
              onSettings={props.onSettings}
            />
          );
        })}
      {panel.choices.length === 0 && <p class="secondary">{i18n.t('devices.named')}</p>}
      <DevicePanel {...panel} />
      <h3 class="devices-heading">{i18n.t('sound.title')}</h3>
      <SoundForm {...props.sound} />
      {props.ringWindow && <RingWindowSwitch {...props.ringWindow} />}
    </div>
  );
};
