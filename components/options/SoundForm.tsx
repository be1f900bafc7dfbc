import { Play, Square } from 'lucide';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { DeviceChoice } from '../../utils/core/media/device-choice.ts';
import type { SoundSettings } from '../../utils/core/sound/settings.ts';
import type { Ringtone } from '../../utils/core/sound/tunes.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';

export type SoundFormProps = {
  readonly settings: SoundSettings;
  readonly speakers: readonly DeviceChoice[];
  readonly previewing: boolean;
  readonly onChange: (change: Partial<SoundSettings>) => void;
  readonly onPreview: () => void;
};

/** Of the slider: a ring that nobody hears is *No sounds*. */
const QUIETEST = 0.1;

const RINGTONES: Readonly<Record<Ringtone, () => string>> = {
  harbour: () => i18n.t('sound.harbour'),
  ripple: () => i18n.t('sound.ripple'),
  bell: () => i18n.t('sound.bell'),
  gull: () => i18n.t('sound.gull'),
  tide: () => i18n.t('sound.tide'),
};

const ringtones = (): readonly { readonly key: Ringtone; readonly label: string }[] =>
  (Object.keys(RINGTONES) as Ringtone[]).map((key) => ({ key, label: RINGTONES[key]() }));

/** How it rings here, if it does. Each choice is heard at once. */
export const SoundForm = ({ settings, speakers, previewing, onChange, onPreview }: SoundFormProps) => {
  const id = useId();
  const { ringtone, ringVolume, ringSpeaker, silent } = settings;
  return (
    <div class="sound-form">
      <div class="sound-silent">
        <Switch label={i18n.t('sound.silent')} on={silent} onChange={(on) => onChange({ silent: on })} />
        <p class="secondary">{i18n.t('sound.silentHint')}</p>
      </div>
      {!silent && (
        <>
          <div class="sound-ringtone">
            <Select
              label={i18n.t('sound.ringtone')}
              options={ringtones()}
              value={ringtone}
              onChange={(key) => onChange({ ringtone: key })}
            />
            <Button icon={previewing ? Square : Play} onClick={onPreview}>
              {previewing ? i18n.t('sound.stop') : i18n.t('sound.preview')}
            </Button>
          </div>
          <div class="sound-volume">
            <label for={id}>{i18n.t('sound.volume')}</label>
            <input
              id={id}
              type="range"
              style={{ '--share': (ringVolume - QUIETEST) / (1 - QUIETEST) }}
              min={QUIETEST}
              max={1}
              step={0.1}
              value={ringVolume}
              onChange={({ currentTarget }) => onChange({ ringVolume: currentTarget.valueAsNumber })}
            />
          </div>
          {speakers.length > 0 && (
            <Select
              label={i18n.t('sound.speaker')}
              options={[
                { key: '', label: i18n.t('sound.system') },
                ...speakers.map((speaker) => ({ key: speaker.id, label: speaker.label })),
              ]}
              value={speakers.some(({ id }) => id === ringSpeaker) ? ringSpeaker : ''}
              onChange={(key) => onChange({ ringSpeaker: key })}
            />
          )}
        </>
      )}
    </div>
  );
};
