import { Fragment, type ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
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

type Group = 'myPeople' | 'iFollow' | 'verified' | 'anyoneWithCard';

const GROUPS: readonly { readonly key: Group; readonly label: () => string; readonly hint: () => string }[] =
  [
    {
      key: 'myPeople',
      label: () => i18n.t('screening.myPeople'),
      hint: () => i18n.t('screening.myPeopleHint'),
    },
    {
      key: 'iFollow',
      label: () => i18n.t('screening.iFollow'),
      hint: () => i18n.t('screening.iFollowHint'),
    },
    {
      key: 'verified',
      label: () => i18n.t('screening.verified'),
      hint: () => i18n.t('screening.verifiedHint'),
    },
    {
      key: 'anyoneWithCard',
      label: () => i18n.t('screening.anyoneWithCard'),
      hint: () => i18n.t('screening.anyoneWithCardHint'),
    },
  ];

const ANSWERS: readonly {
  readonly key: Switches['everyoneElse'];
  readonly label: () => string;
  readonly hint: () => string;
}[] = [
  { key: 'ask', label: () => i18n.t('screening.ask'), hint: () => i18n.t('screening.askHint') },
  { key: 'silent', label: () => i18n.t('screening.silent'), hint: () => i18n.t('screening.silentHint') },
  { key: 'decline', label: () => i18n.t('screening.decline'), hint: () => i18n.t('screening.declineHint') },
  { key: 'block', label: () => i18n.t('screening.block'), hint: () => i18n.t('screening.blockHint') },
];

/** Code points that a letter takes (protocol, "Letters"). */
const MAX_MESSAGE = 140;

/** Who may ring. Every touch is saved at once, so there is no button. */
export const ScreeningForm = ({ switches, onChange, failed, belowFollowed }: ScreeningFormProps) => {
  const id = useId();
  const isDisabled = onChange === undefined;
  return (
    <div class="screening">
      <SaveFailed failed={failed} />
      <fieldset disabled={isDisabled}>
        <legend>{i18n.t('screening.who')}</legend>
        {GROUPS.map(({ key, label, hint }) => (
          <Fragment key={key}>
            <Choice
              type="checkbox"
              label={label()}
              hint={hint()}
              checked={switches[key]}
              onChange={(checked) => onChange?.({ [key]: checked })}
            />
            {key === 'iFollow' ? belowFollowed : null}
          </Fragment>
        ))}
      </fieldset>
      <fieldset disabled={isDisabled}>
        <legend>{i18n.t('screening.everyoneElse')}</legend>
        {ANSWERS.map(({ key, label, hint }) => (
          <Choice
            key={key}
            type="radio"
            group={`${id}-everyone-else`}
            label={label()}
            hint={hint()}
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
          maxLength={MAX_MESSAGE}
          onInput={(text) => onChange?.({ declineMessage: text })}
        />
      ) : null}
    </div>
  );
};
