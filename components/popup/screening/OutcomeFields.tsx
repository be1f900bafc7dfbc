import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { keepTyped } from '../../../utils/core/protocol/typed.ts';
import type { Outcome, RuleOptions } from '../../../utils/core/screening/rule.ts';
import { ALL_VERDICTS } from '../../../utils/core/screening/verdict.ts';
import { canRing, RULE_OUTCOMES } from '../../ui/condition-text.ts';
import { TextField } from '../../ui/TextField.tsx';
import { Choice } from '../../ui/Choice.tsx';

type OutcomeFieldsProps = {
  readonly outcome: Outcome;
  /** Said beneath the title. */
  readonly hint?: string | undefined;
  readonly onWrite: (outcome: Outcome) => void;
};

const OPTIONS: readonly (keyof RuleOptions)[] = ['noSound', 'relayOnly', 'cameraOff', 'callWaiting'];

const without = <K extends keyof Outcome>(outcome: Outcome, key: K): Omit<Outcome, K> => {
  const { [key]: _, ...others } = outcome;
  return others;
};

/** What a rule leads to. */
export const OutcomeFields = ({ outcome, hint, onWrite }: OutcomeFieldsProps) => {
  const id = useId();
  const { verdict } = outcome;
  // `own` is offered only where it stands already: for all others it means nothing.
  const verdicts = verdict === 'own' ? [...ALL_VERDICTS, verdict] : ALL_VERDICTS;
  return (
    <fieldset class="screening-section">
      <legend>{i18n.t('editor.verdict')}</legend>
      {hint === undefined ? null : <p class="secondary">{hint}</p>}
      {verdicts.map((one) => (
        <Choice
          key={one}
          type="radio"
          group={id}
          label={i18n.t(RULE_OUTCOMES[one])}
          checked={verdict === one}
          onChange={() => onWrite({ ...outcome, verdict: one })}
        />
      ))}
      {verdict === 'decline' ? (
        <TextField
          label={i18n.t('editor.message')}
          placeholder={i18n.t('screening.declinePlaceholder')}
          keep={keepTyped}
          value={outcome.message ?? ''}
          onInput={(message) =>
            onWrite(message === '' ? without(outcome, 'message') : { ...outcome, message })
          }
        />
      ) : null}
      {canRing(outcome) ? (
        <div class="rule-options" role="group" aria-label={i18n.t('editor.options')}>
          <p class="rule-options-title">{i18n.t('editor.options')}</p>
          {OPTIONS.map((key) => (
            <Choice
              key={key}
              type="checkbox"
              label={i18n.t(`rules.${key}`)}
              hint={i18n.t(`editor.${key}Hint`)}
              checked={outcome[key] === true}
              onChange={(on) => onWrite(on ? { ...outcome, [key]: true } : without(outcome, key))}
            />
          ))}
        </div>
      ) : null}
    </fieldset>
  );
};
