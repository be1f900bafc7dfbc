import { Mail, Phone, PhoneIncoming, PhoneMissed, PhoneOff, PhoneOutgoing } from 'lucide';
import { i18n } from '#i18n';
import type { LogEntry, LogOutcome } from '../../utils/core/people/log-entry.ts';
import { Icon, type IconNode } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { nameOf } from '../ui/person-text.ts';
import { PersonName } from '../ui/PersonName.tsx';
import { durationText, fullTimeText, whenText } from '../ui/time-text.ts';
import { kindText, messageText, offerText, OUTCOMES, whyText } from './call-texts.ts';

export type CallRowProps = {
  readonly entry: LogEntry;
  readonly callBack?: () => void;
  readonly write: () => void;
};

const INCOMING: Readonly<Record<LogOutcome, IconNode>> = {
  answered: PhoneIncoming,
  unanswered: PhoneMissed,
  missed: PhoneMissed,
  silenced: PhoneOff,
  declined: PhoneOff,
  blocked: PhoneOff,
  failed: PhoneMissed,
};

export const CallRow = ({ entry, callBack, write }: CallRowProps) => {
  const { person, direction, outcome, at, duration, reason } = entry;
  const name = nameOf(person);
  const message = messageText(entry);
  const offer = offerText(entry);
  return (
    <li class={`call-row${outcome === 'missed' ? ' call-row-missed' : ''}`}>
      <span class="call-row-icon">
        <Icon node={direction === 'outgoing' ? PhoneOutgoing : INCOMING[outcome]} size={18} />
      </span>
      <div class="card-words">
        <PersonName name={name} handle={person.handle} />
        <p class="secondary">
          <span class="only-heard">{kindText(entry)}, </span>
          <strong class="call-row-outcome">{OUTCOMES[outcome]()}</strong>
          {' · '}
          <time dateTime={new Date(at).toISOString()} title={fullTimeText(at)}>
            {whenText(at)}
          </time>
          {duration === undefined ? null : ` · ${durationText(duration)}`}
        </p>
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
      <div class="person-actions">
        <IconButton label={i18n.t('recent.callBack', [name])} icon={Phone} onClick={callBack} />
        <IconButton label={i18n.t('recent.write', [name])} icon={Mail} onClick={write} />
      </div>
    </li>
  );
};
