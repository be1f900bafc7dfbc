import { i18n } from '#i18n';
import { Switch } from '../ui/Switch.tsx';

export type RingWindowSwitchProps = {
  readonly on: boolean;
  /** The browser did not store the last choice. */
  readonly failed: boolean;
  readonly onChange: (on: boolean) => void;
};

export const RingWindowSwitch = ({ on, failed, onChange }: RingWindowSwitchProps) => (
  <>
    <h3 class="devices-heading">{i18n.t('sound.ringTitle')}</h3>
    <div class="sound-silent">
      <Switch label={i18n.t('sound.ringWindow')} on={on} onChange={onChange} />
      <p class="secondary">{i18n.t('sound.ringWindowHint')}</p>
      <p class="options-failure" aria-live="polite">
        {failed ? i18n.t('sound.ringWindowFailed') : ''}
      </p>
    </div>
  </>
);
