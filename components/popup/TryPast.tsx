import { i18n } from '#i18n';
import type { AssumedPast, Shown } from '../../utils/core/screening/assume.ts';
import { Choice } from '../ui/Choice.tsx';
import { CountRow } from './TryFields.tsx';

type TryPastProps = {
  readonly shown: Shown;
  readonly onChange: (change: AssumedPast) => void;
};

/** What went before between the two, and with others just now. */
export const TryPast = ({ shown, onChange }: TryPastProps) => (
  <details class="try-more">
    <summary>{i18n.t('try.past')}</summary>
    <div class="try-fields">
      <div class="try-checks">
        <Choice
          type="checkbox"
          label={i18n.t('try.firstContact')}
          checked={shown.firstContact}
          onChange={(firstContact) => onChange({ firstContact })}
        />
      </div>
      <CountRow
        label={i18n.t('try.unansweredToday')}
        value={shown.unansweredToday}
        empty="0"
        onChange={(count) => onChange({ unansweredToday: count ?? 0 })}
      />
      <CountRow
        label={i18n.t('try.minutesAgo')}
        value={shown.minutesAgo ?? undefined}
        empty={i18n.t('try.never')}
        onChange={(minutes) => onChange({ minutesAgo: minutes ?? null })}
      />
      <CountRow
        label={i18n.t('try.newcomers')}
        value={shown.newcomers}
        empty="0"
        onChange={(count) => onChange({ newcomers: Math.min(count ?? 0, 100) })}
      />
    </div>
  </details>
);
