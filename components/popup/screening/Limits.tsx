import { i18n } from '#i18n';
import { parseWhole, RANGES } from '../../../utils/core/screening/ranges.ts';
import { BURST, type Switches } from '../../../utils/core/screening/switches.ts';
import { Field } from '../../ui/Field.tsx';
import { numberText } from '../../ui/number-text.ts';
import { useHalfTyped } from '../../ui/use-half-typed.ts';
import { Choice } from '../../ui/Choice.tsx';

type LimitsProps = {
  readonly switches: Pick<Switches, 'unanswered' | 'burst' | 'blockedOnX'>;
  readonly onChange: ((change: Partial<Switches>) => void) | undefined;
};

const RANGE = RANGES['unanswered-today'].atLeast;

const RingsADay = ({
  atLeast,
  onChange,
}: {
  readonly atLeast: number;
  readonly onChange: (atLeast: number) => void;
}) => {
  const { typed, onInput } = useHalfTyped((text) => parseWhole(text, RANGE), onChange);
  return (
    <Field
      type="number"
      range={RANGE}
      label={i18n.t('screening.unansweredField')}
      value={typed ?? String(atLeast)}
      error={
        typed === undefined
          ? undefined
          : i18n.t('screening.halfNumber', [
              numberText(RANGE.least),
              numberText(RANGE.most),
              numberText(atLeast),
            ])
      }
      onInput={onInput}
    />
  );
};

export const Limits = ({ switches, onChange }: LimitsProps) => {
  const { unanswered, burst, blockedOnX } = switches;
  return (
    <fieldset class="screening-section" disabled={onChange === undefined}>
      <legend>{i18n.t('screening.limits')}</legend>
      <Choice
        type="checkbox"
        label={i18n.t('screening.unanswered')}
        hint={i18n.t('screening.unansweredHint')}
        checked={unanswered.on}
        onChange={(on) => onChange?.({ unanswered: { ...unanswered, on } })}
      />
      {unanswered.on ? (
        <div class="screening-inner">
          <RingsADay
            atLeast={unanswered.atLeast}
            onChange={(atLeast) => onChange?.({ unanswered: { ...unanswered, atLeast } })}
          />
        </div>
      ) : null}
      <Choice
        type="checkbox"
        label={i18n.t('screening.burst')}
        hint={i18n.t('screening.burstHint', [numberText(BURST.callers), numberText(BURST.minutes)])}
        checked={burst}
        onChange={(burst) => onChange?.({ burst })}
      />
      <Choice
        type="checkbox"
        label={i18n.t('screening.blockedOnX')}
        hint={i18n.t('screening.blockedOnXHint')}
        checked={blockedOnX}
        onChange={(blockedOnX) => onChange?.({ blockedOnX })}
      />
    </fieldset>
  );
};
