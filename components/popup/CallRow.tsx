import {
  ChevronDown,
  ChevronUp,
  Mail,
  Phone,
  PhoneIncoming,
  PhoneMissed,
  PhoneOff,
  PhoneOutgoing,
} from 'lucide';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { LogEntry, LogOutcome } from '../../utils/core/people/log-entry.ts';
import { Icon, type IconNode } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { nameOf } from '../ui/person-text.ts';
import { PersonName } from '../ui/PersonName.tsx';
import { safeLabel } from '../ui/safe-label.ts';
import { fullTimeText, whenText } from '../ui/past-text.ts';
import { durationText } from '../ui/time-text.ts';
import { CallDetails, type CallChanges } from './CallDetails.tsx';
import { directionText, messageText, offerText, CALL_OUTCOMES, whyText } from './call-texts.ts';

export type ShownCall = {
  readonly entry: LogEntry;
  readonly callBack?: () => void;
  readonly write: () => void;
  readonly toggle?: () => void;
  /** While it is open. */
  readonly changes?: CallChanges;
};

/** `now`: ms. */
type CallRowProps = ShownCall & { readonly now: number };

const INCOMING: Readonly<Record<LogOutcome, IconNode>> = {
  answered: PhoneIncoming,
  unanswered: PhoneMissed,
  missed: PhoneMissed,
  silenced: PhoneOff,
  declined: PhoneOff,
  blocked: PhoneOff,
  failed: PhoneMissed,
};

/** One line of *Recent*, and what is behind it. */
export const CallRow = (props: CallRowProps) => {
  const { callBack, write, toggle, changes, now } = props;
  const id = useId();
  const entry = { ...props.entry, person: safeLabel(props.entry.person) };
  const { person, direction, outcome, at, duration, reason } = entry;
  const name = nameOf(person);
  const message = messageText(entry);
  const open = changes !== undefined;
  const offer = offerText(entry);
  return (
    <>
      <span class="call-row-icon">
        <Icon node={direction === 'outgoing' ? PhoneOutgoing : INCOMING[outcome]} size={18} />
      </span>
      <div class="card-words">
        <PersonName name={name} handle={person.handle} />
        <p class="secondary">
          <span class="only-heard">{directionText(entry)}, </span>
          <strong class="call-row-outcome">
            {i18n.t(entry.end === 'ignored' ? 'recent.ignored' : CALL_OUTCOMES[outcome])}
          </strong>
          {' · '}
          <time dateTime={new Date(at).toISOString()} title={fullTimeText(at)}>
            {whenText(at, now)}
          </time>
          {duration === undefined ? null : ` · ${durationText(duration)}`}
        </p>
      </div>
      <div class="person-actions">
        <IconButton label={i18n.t('recent.callBack', [name])} icon={Phone} onClick={callBack} />
        <IconButton label={i18n.t('recent.write', [name])} icon={Mail} onClick={write} />
        <IconButton
          label={i18n.t('recent.details', [name, whenText(at, now)])}
          icon={open ? ChevronUp : ChevronDown}
          expanded={open}
          controls={id}
          onClick={toggle}
        />
      </div>
      <div class="call-row-why">
        <p class="secondary">{whyText(entry)}</p>
        {reason === undefined ? null : (
          <p class="secondary call-row-reason">
            <bdi>{i18n.t('recent.about', [reason])}</bdi>
          </p>
        )}
        {message === undefined ? null : (
          <p class="secondary call-row-reason">
            <bdi>{message}</bdi>
          </p>
        )}
        {offer === undefined ? null : <p class="secondary call-row-reason">{offer}</p>}
      </div>
      {changes === undefined || entry.judged === undefined ? null : (
        <CallDetails id={id} at={at} now={now} judgement={entry.judged.judgement} changes={changes} />
      )}
    </>
  );
};
