import { i18n } from '#i18n';
import { Empty } from './Empty.tsx';
import { PersonRow, type PersonRowProps } from './PersonRow.tsx';
import { SearchField } from './SearchField.tsx';
import './cards.css';
import './people.css';

export type PeopleTabProps = {
  /** Undefined until read. */
  readonly people:
    | { readonly shown: readonly PersonRowProps[]; readonly blocked: readonly PersonRowProps[] }
    | undefined;
  readonly total: number;
  readonly query: string;
  readonly onSearch: (query: string) => void;
};

const Rows = ({ rows }: { readonly rows: readonly PersonRowProps[] }) => (
  <ul class="people-list">
    {rows.map((row) => (
      <PersonRow key={row.person.userId} {...row} />
    ))}
  </ul>
);

export const PeopleTab = ({ people, total, query, onSearch }: PeopleTabProps) => {
  if (people === undefined) return <p class="secondary">{i18n.t('people.loading')}</p>;
  if (total === 0) return <Empty title={i18n.t('people.empty')} hint={i18n.t('people.emptyHint')} />;
  const found = people.shown.length + people.blocked.length;
  return (
    <>
      <SearchField label={i18n.t('people.search')} value={query} onInput={onSearch} />
      <p class="secondary people-count" aria-live="polite">
        {found === 0 ? i18n.t('people.noneFound', [query]) : i18n.t('people.count', found)}
      </p>
      <Rows rows={people.shown} />
      {people.blocked.length === 0 ? null : (
        <section class="people-blocked">
          <h2>{i18n.t('people.blocked')}</h2>
          <Rows rows={people.blocked} />
        </section>
      )}
    </>
  );
};
