import { ChevronDown, ChevronUp, Mail, Phone, Star } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { PersonLabel } from '../../utils/core/call/view.ts';
import type { Person } from '../../utils/core/people/person.ts';
import type { MediaKind } from '../../utils/core/protocol/letter.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { nameOf } from '../ui/person-text.ts';
import { LookAlike } from '../ui/LookAlike.tsx';
import { PersonName } from '../ui/PersonName.tsx';
import { dayText } from '../ui/time-text.ts';
import type { DeviceItemProps } from './DeviceItem.tsx';
import { PersonDetails } from './PersonDetails.tsx';

export type PersonRowProps = {
  readonly person: Person;
  /** Somebody known better, whom they could be taken for. */
  readonly resembles?: PersonLabel;
  /** Newest proof first. */
  readonly devices: readonly Omit<DeviceItemProps, 'index'>[];
  readonly star?: (on: boolean) => void;
  readonly call?: (kind: MediaKind) => void;
  readonly write?: () => void;
  readonly relayOnly: (on: boolean) => void;
  readonly note: (text: string) => void;
  readonly block?: (changeAddress: boolean) => void;
  readonly unblock?: () => void;
  readonly remove: () => void;
};

/** How this person is known, in one line. */
const standing = ({ person, devices }: PersonRowProps): string => {
  const newest = devices[0]?.pin;
  if (newest === undefined) return i18n.t('people.noDevice');
  if (!person.accepted && !person.blocked) return i18n.t('people.notAccepted');
  if (newest.confirmedAt !== undefined) return i18n.t('proof.confirmed', [dayText(newest.confirmedAt)]);
  return newest.grade === 'written'
    ? i18n.t('proof.written', [dayText(newest.provedAt)])
    : i18n.t('proof.answered', [dayText(newest.provedAt)]);
};

export const PersonRow = (props: PersonRowProps) => {
  const { person, star, call, write } = props;
  const [open, setOpen] = useState(false);
  const id = useId();
  const name = nameOf(person);
  return (
    <li class="person">
      <div class="person-line">
        <Avatar name={name} id={person.userId} />
        <div class="card-words">
          <PersonName name={name} />
          {person.handle === undefined || person.name === undefined ? null : (
            <p class="secondary person-handle">
              <bdi>@{person.handle}</bdi>
            </p>
          )}
          <p class="secondary">{standing(props)}</p>
          <LookAlike resembles={props.resembles} />
        </div>
      </div>
      <div class="person-actions">
        <IconButton
          label={i18n.t('people.star', [name])}
          icon={Star}
          pressed={person.starred}
          onClick={star && (() => star(!person.starred))}
        />
        <IconButton
          label={i18n.t('people.call', [name])}
          icon={Phone}
          onClick={call && (() => call('audio'))}
        />
        <IconButton label={i18n.t('people.write', [name])} icon={Mail} onClick={write} />
        <IconButton
          label={i18n.t('people.details', [name])}
          icon={open ? ChevronUp : ChevronDown}
          expanded={open}
          controls={id}
          onClick={() => setOpen(!open)}
        />
      </div>
      {open ? <PersonDetails id={id} {...props} /> : null}
    </li>
  );
};
