import { i18n } from '#i18n';
import { Choice } from '../ui/Choice.tsx';

type Choices = { readonly alwaysRelay: boolean; readonly hideLocal: boolean };

export type PrivacySectionProps = {
  /** Undefined until they are read. */
  readonly choices: Choices | undefined;
  /** A relay is set that calls can use. Undefined until read. */
  readonly relaySet: boolean | undefined;
  /** The browser did not store the last choice. */
  readonly failed: boolean;
  readonly onChoose: (change: Partial<Choices>) => void;
};

export const PrivacySection = ({ choices, relaySet, failed, onChoose }: PrivacySectionProps) => (
  <>
    {choices === undefined ? null : (
      <>
        <Choice
          type="checkbox"
          label={i18n.t('options.alwaysRelay')}
          hint={i18n.t('options.alwaysRelayHint')}
          checked={choices.alwaysRelay}
          onChange={(alwaysRelay) => onChoose({ alwaysRelay })}
        />
        <p class="options-failure" role="status">
          {choices.alwaysRelay && relaySet === false ? i18n.t('diagnosis.relayNeeded') : ''}
        </p>
        <Choice
          type="checkbox"
          label={i18n.t('options.hideLocal')}
          hint={i18n.t('options.hideLocalHint')}
          checked={choices.hideLocal}
          onChange={(hideLocal) => onChoose({ hideLocal })}
        />
      </>
    )}
    <p class="options-failure" aria-live="polite">
      {failed ? i18n.t('options.saveFailed') : ''}
    </p>
    <ul class="options-sentences">
      <li>{i18n.t('options.privacyLetters')}</li>
      <li>{i18n.t('options.privacyMedia')}</li>
      <li>{i18n.t('options.privacyLimits')}</li>
      <li>{i18n.t('options.privacyData')}</li>
    </ul>
  </>
);
