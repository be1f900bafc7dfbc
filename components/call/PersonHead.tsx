import type { ReadonlySignal } from '@preact/signals';
import { Avatar } from '../ui/Avatar.tsx';
import { nameOf } from '../ui/person-text.ts';
import type { PersonLabel } from '../../utils/core/call/view.ts';
import { Heard } from './Heard.tsx';
import './person-head.css';

type PersonHeadProps = {
  readonly person: PersonLabel;
  readonly line: string;
  /** Large while nobody is seen; small beside a picture. */
  readonly large: boolean;
  readonly speaking: ReadonlySignal<boolean>;
};

/** Who the call is with, and what happens now. */
export const PersonHead = ({ person, line, large, speaking }: PersonHeadProps) => {
  const name = nameOf(person);
  const handle = person.handle === undefined || name === `@${person.handle}` ? undefined : person.handle;
  return (
    <header class={`person-head${large ? ' person-head-large' : ''}`}>
      {large && (
        <Heard class="voice" speaking={speaking}>
          <Avatar name={name} id={person.userId} size={112} />
        </Heard>
      )}
      {/* By its own direction, so that a name that is too long loses its end and not its beginning. */}
      <h1 class="person-head-name" dir="auto" title={name} tabIndex={-1}>
        {name}
      </h1>
      {handle !== undefined && (
        <p class="person-head-handle">
          <bdi>@{handle}</bdi>
        </p>
      )}
      <p class="person-head-line">{line}</p>
    </header>
  );
};
