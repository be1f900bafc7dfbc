import { Bell, Mail, Phone } from 'lucide';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CallAgain } from '../../utils/core/call/input.ts';
import { reminderOf } from '../../utils/core/call/reminder.ts';
import type { CallView } from '../../utils/core/call/view.ts';
import { Button } from '../ui/Button.tsx';
import { nameOf } from '../ui/person-text.ts';
import { soonText } from '../ui/time-text.ts';
import { isUnheard } from './end-text.ts';

type TakeOfferProps = {
  readonly view: CallView;
  readonly now: number;
  readonly callAgain: (how: CallAgain) => void;
  readonly remind: () => Promise<number | null>;
  readonly write: () => void;
};

const Remind = ({ view, now, remind }: TakeOfferProps) => {
  /** null: it did not come about. */
  const [at, setAt] = useState<number | null>();
  // Once the time has come, *Call again* is what is left to press.
  const offered = reminderOf(view, now);
  return (
    <>
      {typeof at !== 'number' && offered !== undefined && (
        <Button tone="primary" large icon={Bell} onClick={() => void remind().then(setAt)}>
          {i18n.t('answer.takeMinutes', [soonText(offered.at, now)])}
        </Button>
      )}
      <p class="panel-hint" role="status">
        {typeof at === 'number' && i18n.t('answer.reminded', [soonText(at, now)])}
        {at === null && i18n.t('answer.notReminded')}
      </p>
    </>
  );
};

/** One press takes what the other side offered instead of the call; where they offered nothing, one can write. */
export const TakeOffer = (props: TakeOfferProps) => {
  const { view, callAgain, write } = props;
  const counter = view.end?.counter?.kind;
  switch (counter) {
    case 'voice-only':
      return (
        <Button tone="good" large icon={Phone} onClick={() => callAgain({ kind: 'audio' })}>
          {i18n.t('answer.takeVoice')}
        </Button>
      );
    case 'in-minutes':
      return <Remind {...props} />;
    case 'write-to-me':
    case undefined:
      return (
        <Button
          tone={counter === undefined ? 'outline' : 'primary'}
          large
          icon={Mail}
          onClick={counter !== undefined || isUnheard(view.end) ? write : undefined}
        >
          {i18n.t('answer.takeWrite', [nameOf(view.person)])}
        </Button>
      );
  }
};
