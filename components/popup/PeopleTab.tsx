import type { Facts } from '../../utils/core/people/fact.ts';
import { i18n } from '#i18n';
import type { PublicKey } from '../../utils/core/people/card.ts';
import type { UserId } from '../../utils/core/people/ids.ts';
import { Button } from '../ui/Button.tsx';
import { inSentence } from '../ui/person-text.ts';
import { VirtualList } from '../ui/VirtualList.tsx';
import { Empty } from './Empty.tsx';
import { FilterField } from './FilterField.tsx';
import { OpenX } from './OpenX.tsx';
import { type PersonActs, PersonRow } from './PersonRow.tsx';
import { SearchField } from './SearchField.tsx';
import './cards.css';
import './people.css';

type Filter = 'all' | 'my-people' | 'cards' | 'blocked';

export type PeopleTabProps = {
  /** Whom search and filter leave. Undefined until read. */
  readonly people: readonly PersonActs[] | undefined;
  readonly total: number;
  /** Others are known who are not listed. */
  readonly more: boolean;
  readonly query: string;
  readonly onSearch: (query: string) => void;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly opened: ReadonlySet<UserId>;
  readonly onToggle: (userId: UserId) => void;
  readonly safetyNumbers: ReadonlyMap<PublicKey, string>;
  /** Of opened people: all that is known. */
  readonly facts: ReadonlyMap<UserId, Facts>;
  readonly relaySet: boolean | undefined;
  /** ms. */
  readonly now: number;
};

/** Why a list of this kind is empty, and what fills it. */
const HINTS = {
  all: 'people.noneHint',
  'my-people': 'people.myPeopleHint',
  cards: 'people.cardsHint',
  blocked: 'people.blockedHint',
} as const satisfies Readonly<Record<Filter, string>>;

const NoneFound = ({ query, filter, onSearch, onFilter }: PeopleTabProps) => (
  <Empty
    title={query === '' ? i18n.t('people.noneShown') : i18n.t('people.noneFound', [inSentence(query)])}
    hint={query === '' ? i18n.t(HINTS[filter]) : i18n.t('people.noneHint')}
  >
    <p>
      <Button
        onClick={() => {
          onSearch('');
          onFilter('all');
        }}
      >
        {i18n.t('people.showAll')}
      </Button>
    </p>
  </Empty>
);

export const PeopleTab = (props: PeopleTabProps) => {
  const { people, opened, onToggle, safetyNumbers } = props;
  if (people === undefined) return <p class="secondary">{i18n.t('people.loading')}</p>;
  if (props.total === 0)
    return (
      <Empty title={i18n.t('people.empty')} hint={i18n.t('people.emptyHint')}>
        <OpenX label={i18n.t('people.openX')} />
      </Empty>
    );
  return (
    <>
      <SearchField label={i18n.t('people.search')} value={props.query} onInput={props.onSearch} />
      <div class="list-head">
        <FilterField<Filter>
          label={i18n.t('people.filter')}
          options={{
            all: i18n.t('people.all'),
            'my-people': i18n.t('people.myPeople'),
            cards: i18n.t('people.cards'),
            blocked: i18n.t('people.blocked'),
          }}
          chosen={props.filter}
          onChoose={props.onFilter}
        />
        <p class="secondary" aria-live="polite">
          {i18n.t('people.count', people.length)}
        </p>
      </div>
      {props.more ? <p class="secondary people-more">{i18n.t('people.more')}</p> : null}
      {people.length === 0 ? <NoneFound {...props} /> : null}
      <VirtualList
        class="people-list"
        items={people}
        keyOf={({ person }) => person.userId}
        rowClass={() => 'person'}
        rowHeight={81}
        row={(one) => (
          <PersonRow
            {...one}
            open={opened.has(one.person.userId)}
            onToggle={() => onToggle(one.person.userId)}
            safetyNumbers={safetyNumbers}
            facts={props.facts.get(one.person.userId)}
            relaySet={props.relaySet}
            now={props.now}
          />
        )}
      />
    </>
  );
};
