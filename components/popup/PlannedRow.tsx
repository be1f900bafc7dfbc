import { i18n } from '#i18n';
import type { Reminder } from '../../utils/core/call/reminder.ts';
import { Button } from '../ui/Button.tsx';
import { inSentence, nameOf } from '../ui/person-text.ts';
import { minutesText, soonText } from '../ui/time-text.ts';

export type PlannedCall = {
  readonly reminder: Reminder;
  readonly call: () => void;
  readonly cancel: () => void;
};

/** `now`: ms. */
type PlannedRowProps = PlannedCall & { readonly now: number };

/** “In 15 minutes”, taken: it waits here until then, and a while longer. */
export const PlannedRow = ({ reminder: { person, minutes, at }, call, cancel, now }: PlannedRowProps) => {
  const name = nameOf(person);
  const said: [string, string] = [inSentence(name), minutesText(minutes)];
  const isTime = at <= now;
  return (
    <li class="card">
      <div class="card-words">
        <p class="card-title">
          {isTime
            ? i18n.t('popup.plannedNow', [inSentence(name)])
            : i18n.t('popup.plannedAt', [inSentence(name), soonText(at, now)])}
        </p>
        <p class="secondary">
          {isTime ? i18n.t('recent.theyOfferedMinutes', said) : i18n.t('popup.plannedWhy', said)}
        </p>
      </div>
      <div class="card-actions">
        <Button tone="primary" onClick={call}>
          {i18n.t('popup.callName', [name])}
        </Button>
        <Button onClick={cancel}>{i18n.t('popup.plannedCancel')}</Button>
      </div>
    </li>
  );
};
