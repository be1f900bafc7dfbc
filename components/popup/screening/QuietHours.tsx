import { i18n } from '#i18n';
import { parseClock, type Schedule, writeClock } from '../../../utils/core/screening/schedule.ts';
import { REPEAT_MINUTES, type Switches } from '../../../utils/core/screening/switches.ts';
import { Field } from '../../ui/Field.tsx';
import { timeOfDayText } from '../../ui/time-text.ts';
import { useHalfTyped } from '../../ui/use-half-typed.ts';
import { Choice } from '../../ui/Choice.tsx';
import { DayToggles } from './DayToggles.tsx';

type QuietHoursProps = {
  readonly quietHours: Switches['quietHours'];
  readonly onChange: ((quietHours: Switches['quietHours']) => void) | undefined;
};

const hoursText = ({ days, from, to }: Schedule): string => {
  const times = [timeOfDayText(from), timeOfDayText(to)] as const;
  if (days.length === 0) return i18n.t('screening.noDays');
  if (from === to) return i18n.t('screening.wholeDay', [times[0]]);
  return from < to ? i18n.t('screening.sameDay', [...times]) : i18n.t('screening.nextDay', [...times]);
};

type TimeProps = {
  readonly label: string;
  readonly minute: number;
  readonly onMinute: (minute: number) => void;
};

const Time = ({ label, minute, onMinute }: TimeProps) => {
  const { typed, onInput } = useHalfTyped(parseClock, onMinute);
  return (
    <Field
      type="time"
      label={label}
      value={typed ?? writeClock(minute)}
      error={typed === undefined ? undefined : i18n.t('screening.halfTime', [timeOfDayText(minute)])}
      onInput={onInput}
    />
  );
};

export const QuietHours = ({ quietHours, onChange }: QuietHoursProps) => {
  const { on, schedule } = quietHours;
  const change = (change: Partial<Schedule>) =>
    onChange?.({ ...quietHours, schedule: { ...schedule, ...change } });
  return (
    <fieldset class="screening-section quiet-hours" disabled={onChange === undefined}>
      <Choice
        type="checkbox"
        label={i18n.t('screening.quietHours')}
        hint={i18n.t('screening.quietHoursHint', [String(REPEAT_MINUTES)])}
        checked={on}
        onChange={(on) => onChange?.({ ...quietHours, on })}
      />
      {on ? (
        <div class="screening-inner">
          <DayToggles
            label={i18n.t('screening.days')}
            days={schedule.days}
            onChange={(days) => change({ days })}
          />
          <div class="screening-times">
            <Time
              label={i18n.t('screening.from')}
              minute={schedule.from}
              onMinute={(from) => change({ from })}
            />
            <Time label={i18n.t('screening.to')} minute={schedule.to} onMinute={(to) => change({ to })} />
          </div>
          <p class={schedule.days.length === 0 ? 'text-field-error' : 'secondary'} aria-live="polite">
            {hoursText(schedule)}
          </p>
        </div>
      ) : null}
    </fieldset>
  );
};
