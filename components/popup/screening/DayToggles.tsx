import type { Weekday } from '../../../utils/core/screening/schedule.ts';
import { weekdayText, weekOrder } from '../../ui/time-text.ts';
import './day-toggles.css';

type DayTogglesProps = {
  readonly label: string;
  readonly days: readonly Weekday[];
  /** The id of what is wrong with them. */
  readonly describedBy?: string;
  readonly onChange: (days: readonly Weekday[]) => void;
};

/** Days of the week, in the order of the browser's language. */
export const DayToggles = ({ label, days, describedBy, onChange }: DayTogglesProps) => (
  <div class="day-toggles" role="group" aria-label={label} aria-describedby={describedBy}>
    {weekOrder().map((day) => (
      <label key={day} class="day-toggle">
        <input
          type="checkbox"
          aria-label={weekdayText(day, 'long')}
          checked={days.includes(day)}
          onChange={({ currentTarget }) =>
            onChange(
              currentTarget.checked
                ? [...days, day].sort((a, b) => a - b)
                : days.filter((other) => other !== day),
            )
          }
        />
        <span aria-hidden="true">{weekdayText(day)}</span>
      </label>
    ))}
  </div>
);
