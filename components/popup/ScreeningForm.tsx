import { Fragment, type ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { keepTyped } from '../../utils/core/protocol/typed.ts';
import type { Switches } from '../../utils/core/screening/switches.ts';
import { TextField } from '../ui/TextField.tsx';
import { Choice } from '../ui/Choice.tsx';
import { SaveFailed } from './SaveFailed.tsx';
import './screening.css';

export type ScreeningFormProps = {
  readonly switches: Switches;
  /** Undefined until the stored choice is read. */
  readonly onChange: ((change: Partial<Switches>) => void) | undefined;
  readonly failed: boolean;
  /** Stands under *People I follow*. */
  readonly belowFollowed?: ComponentChildren;
};

/** Each is named and explained in the catalogue under its own key. */
const GROUPS = ['myPeople', 'iFollow', 'verified', 'anyoneWithCard'] as const;
const ANSWERS = ['ask', 'silent', 'decline', 'block'] as const;

/** Who may ring. Every touch is saved at once, so there is no button. */
export const ScreeningForm = ({ switches, onChange, failed, belowFollowed }: ScreeningFormProps) => {
  const id = useId();
  const isDisabled = onChange === undefined;
  return (
    <div class="screening">
      <SaveFailed failed={failed} />
      <fieldset disabled={isDisabled}>
        <legend>{i18n.t('screening.who')}</legend>
        {GROUPS.map((key) => (
          <Fragment key={key}>
            <Choice
              type="checkbox"
              label={i18n.t(`screening.${key}`)}
              hint={i18n.t(`screening.${key}Hint`)}
              checked={switches[key]}
              onChange={(checked) => onChange?.({ [key]: checked })}
            />
            {key === 'iFollow' ? belowFollowed : null}
          </Fragment>
        ))}
      </fieldset>
      <fieldset disabled={isDisabled}>
        <legend>{i18n.t('screening.everyoneElse')}</legend>
        {ANSWERS.map((key) => (
          <Choice
            key={key}
            type="radio"
            group={`${id}-everyone-else`}
            label={i18n.t(`screening.${key}`)}
            hint={i18n.t(`screening.${key}Hint`)}
            checked={switches.everyoneElse === key}
            onChange={() => onChange?.({ everyoneElse: key })}
          />
        ))}
      </fieldset>
      {switches.everyoneElse === 'decline' ? (
        <TextField
          label={i18n.t('screening.declineMessage')}
          placeholder={i18n.t('screening.declinePlaceholder')}
          value={switches.declineMessage}
          keep={keepTyped}
          onInput={(text) => onChange?.({ declineMessage: text })}
        />
      ) : null}
    </div>
  );
};
