import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { keepTyped } from '../../utils/core/protocol/typed.ts';
import type { Assumed, Shown } from '../../utils/core/screening/assume.ts';
import { parseClock, type Weekday, writeClock } from '../../utils/core/screening/schedule.ts';
import { Segments } from '../ui/Segments.tsx';
import { TextField } from '../ui/TextField.tsx';
import { weekdayText } from '../ui/time-text.ts';
import { Choice } from '../ui/Choice.tsx';
import { Select } from '../ui/Select.tsx';

export type TryMomentProps = {
  readonly shown: Shown;
  readonly onChange: (change: Assumed) => void;
};

const DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 0];

/** When it rings: now, or at a time of the week. */
const When = ({ shown, onChange }: TryMomentProps) => {
  const id = useId();
  const { time, local } = shown;
  return (
    <div class="try-row">
      <label for={`${id}-day`}>{i18n.t('try.when')}</label>
      <div class="try-when">
        <select
          id={`${id}-day`}
          class="text-field-box"
          value={time === undefined ? 'now' : String(time.weekday)}
          onChange={({ currentTarget }) => {
            const weekday = DAYS.find((day) => String(day) === currentTarget.value);
            onChange({
              time: weekday === undefined ? undefined : { weekday, minute: local.minute },
            });
          }}
        >
          <option value="now">{i18n.t('try.now')}</option>
          {DAYS.map((day) => (
            <option key={day} value={String(day)}>
              {weekdayText(day, 'long')}
            </option>
          ))}
        </select>
        {time === undefined ? null : (
          <input
            class="text-field-box"
            type="time"
            aria-label={i18n.t('try.time')}
            value={writeClock(time.minute)}
            onInput={({ currentTarget }) => {
              const minute = parseClock(currentTarget.value);
              if (minute !== undefined) onChange({ time: { ...time, minute } });
            }}
          />
        )}
      </div>
    </div>
  );
};

const SITUATIONS = ['takeCalls', 'inCall', 'expecting'] as const;

const Situation = ({ shown, onChange }: TryMomentProps) => (
  <details class="try-more">
    <summary>{i18n.t('try.situation')}</summary>
    <div class="try-fields">
      <div class="try-checks">
        {SITUATIONS.map((name) => (
          <Choice
            key={name}
            type="checkbox"
            label={i18n.t(`try.${name}`)}
            checked={shown[name]}
            onChange={(on) => onChange({ [name]: on })}
          />
        ))}
      </div>
      <Select
        label={i18n.t('try.presence')}
        options={[
          { key: 'active', label: i18n.t('try.active') },
          { key: 'idle', label: i18n.t('try.idle') },
          { key: 'locked', label: i18n.t('try.locked') },
        ]}
        value={shown.presence}
        onChange={(presence) => onChange({ presence })}
      />
    </div>
  </details>
);

/** The call and the moment. */
export const TryMoment = ({ shown, onChange }: TryMomentProps) => (
  <>
    <When shown={shown} onChange={onChange} />
    <Segments
      label={i18n.t('try.kind')}
      options={[
        { key: 'audio', label: i18n.t('try.audio') },
        { key: 'video', label: i18n.t('try.video') },
      ]}
      value={shown.kind}
      onChange={(kind) => onChange({ kind })}
    />
    <TextField
      label={i18n.t('try.reason')}
      placeholder={i18n.t('try.reasonNone')}
      value={shown.reason}
      keep={keepTyped}
      onInput={(reason) => onChange({ reason })}
    />
    <Situation shown={shown} onChange={onChange} />
  </>
);
