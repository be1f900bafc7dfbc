import { ChevronDown, ChevronUp, Mail, Phone, Star } from 'lucide';
import { useId } from 'preact/hooks';
import type { Facts } from '../../utils/core/people/fact.ts';
import { i18n } from '#i18n';
import type { PublicKey } from '../../utils/core/people/card.ts';
import type { PersonLabel } from '../../utils/core/call/view.ts';
import type { Person } from '../../utils/core/people/person.ts';
import type { MediaKind } from '../../utils/core/protocol/letter.ts';
import type { OwnVerdict } from '../../utils/core/screening/verdict.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { nameOf } from '../ui/person-text.ts';
import { LookAlike } from '../ui/LookAlike.tsx';
import { PersonName } from '../ui/PersonName.tsx';
import { safeLabel } from '../ui/safe-label.ts';
import { dayText } from '../ui/time-text.ts';
import type { DeviceItemProps } from './DeviceItem.tsx';
import { PersonDetails } from './PersonDetails.tsx';

/** Somebody, and what can be done about them. */
export type PersonActs = {
  readonly person: Person;
  /** Somebody known better, whom they could be taken for. */
  readonly resembles?: PersonLabel;
  /** Newest proof first. */
  readonly devices: readonly Omit<DeviceItemProps, 'index' | 'safetyNumber' | 'now'>[];
  readonly star?: (on: boolean) => void;
  readonly decide?: (verdict: OwnVerdict | null) => void;
  readonly call?: (kind: MediaKind) => void;
  readonly write?: () => void;
  readonly relayOnly: (on: boolean) => void;
  readonly note: (text: string) => void;
  readonly block?: (changeAddress: boolean) => void;
  readonly unblock?: () => void;
  readonly remove: () => void;
};

export type PersonRowProps = PersonActs & {
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly safetyNumbers: ReadonlyMap<PublicKey, string>;
  /** All that is known; undefined until read. */
  readonly facts: Facts | undefined;
  /** A relay is set that calls can use. Undefined until read. */
  readonly relaySet: boolean | undefined;
  /** ms. */
  readonly now: number;
};

/** How this person is known, in one line. */
const standing = ({ person, devices, now }: PersonRowProps): string => {
  const newest = devices[0]?.pin;
  if (person.blocked) return i18n.t('people.blocked');
  if (newest === undefined) return i18n.t('people.noDevice');
  if (!person.accepted) return i18n.t('people.notAccepted');
  if (newest.confirmedAt !== undefined) return i18n.t('proof.confirmed', [dayText(newest.confirmedAt, now)]);
  return newest.grade === 'written'
    ? i18n.t('proof.written', [dayText(newest.provedAt, now)])
    : i18n.t('proof.answered', [dayText(newest.provedAt, now)]);
};

/** One line of *People*, and what is behind it. */
export const PersonRow = (props: PersonRowProps) => {
  const { person, star, call, write, open, onToggle } = props;
  const id = useId();
  const label = safeLabel(person);
  const name = nameOf(label);
  return (
    <>
      <div class="person-line">
        <Avatar name={name} id={person.userId} />
        <div class="card-words">
          <PersonName name={name} />
          {person.handle === undefined || label.name === undefined ? null : (
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
          onClick={onToggle}
        />
      </div>
      {open ? <PersonDetails id={id} name={name} {...props} /> : null}
    </>
  );
};
