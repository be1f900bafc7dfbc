import { i18n } from '#i18n';
import type { UserId } from '../../utils/core/people/ids.ts';
import type { Person } from '../../utils/core/people/person.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { nameOf } from '../ui/person-text.ts';
import { PersonName } from '../ui/PersonName.tsx';
import { SearchField } from './SearchField.tsx';
import './people.css';

type TryPickedProps = {
  /** Undefined: nobody picked yet. */
  readonly person: Person | undefined;
  readonly query: string;
  /** Undefined until read. */
  readonly found: readonly Person[] | undefined;
  readonly onSearch: (query: string) => void;
  readonly onPick: (userId: UserId | undefined) => void;
};

const Face = ({ person }: { readonly person: Person }) => (
  <>
    <Avatar name={nameOf(person)} id={person.userId} size={28} />
    <PersonName name={nameOf(person)} handle={person.handle} />
  </>
);

/** Somebody whom this account knows, found by name. */
export const TryPicked = ({ person, query, found, onSearch, onPick }: TryPickedProps) => {
  if (person !== undefined)
    return (
      <div class="try-person">
        <Face person={person} />
        <Button onClick={() => onPick(undefined)}>{i18n.t('try.another')}</Button>
      </div>
    );
  return (
    <>
      <SearchField label={i18n.t('people.search')} value={query} onInput={onSearch} />
      {found === undefined ? null : found.length === 0 ? (
        <p class="secondary" aria-live="polite">
          {query === '' ? i18n.t('try.nobodyKnown') : i18n.t('people.noneFound', [query])}
        </p>
      ) : (
        <ul class="try-found">
          {found.map((one) => (
            <li key={one.userId}>
              <button type="button" class="try-person" onClick={() => onPick(one.userId)}>
                <Face person={one} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
