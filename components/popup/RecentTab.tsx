import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { VirtualList } from '../ui/VirtualList.tsx';
import { CallRow, type ShownCall } from './CallRow.tsx';
import { Empty } from './Empty.tsx';
import { FilterField } from './FilterField.tsx';
import { OpenX } from './OpenX.tsx';
import './cards.css';
import './recent.css';

type Filter = 'all' | 'missed' | 'incoming' | 'outgoing' | 'screened';

export type RecentTabProps = {
  /** Newest first. Undefined until read. */
  readonly calls: readonly (ShownCall & { readonly key: string })[] | undefined;
  readonly total: number;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly onClear: (() => void) | undefined;
  readonly onExport: (() => void) | undefined;
  /** ms. */
  readonly now: number;
};

export const RecentTab = ({ calls, total, filter, onFilter, onClear, onExport, now }: RecentTabProps) => {
  if (calls === undefined) return <p class="secondary">{i18n.t('recent.loading')}</p>;
  if (total === 0)
    return (
      <Empty title={i18n.t('recent.empty')} hint={i18n.t('recent.emptyHint')}>
        <OpenX label={i18n.t('recent.openX')} />
      </Empty>
    );
  return (
    <>
      <div class="list-head">
        <FilterField<Filter>
          label={i18n.t('recent.filter')}
          options={{
            all: i18n.t('recent.all'),
            missed: i18n.t('recent.missedOnly'),
            incoming: i18n.t('recent.incoming'),
            outgoing: i18n.t('recent.outgoing'),
            screened: i18n.t('recent.screened'),
          }}
          chosen={filter}
          onChoose={onFilter}
        />
        <p class="secondary" aria-live="polite">
          {i18n.t('recent.count', calls.length)}
        </p>
      </div>
      {/* Before the calls: there may be thousands. */}
      <div class="card-actions">
        <Button onClick={onExport}>{i18n.t('recent.export')}</Button>
        <Button tone="danger-outline" onClick={onClear}>
          {i18n.t('recent.clear')}
        </Button>
      </div>
      {calls.length === 0 ? (
        <Empty title={i18n.t('recent.noneShown')} hint={i18n.t('recent.noneHint')}>
          <p>
            <Button onClick={() => onFilter('all')}>{i18n.t('recent.showAll')}</Button>
          </p>
        </Empty>
      ) : null}
      <VirtualList
        class="recent-list"
        items={calls}
        keyOf={({ key }) => key}
        rowClass={({ entry }) => `call-row${entry.outcome === 'missed' ? ' call-row-missed' : ''}`}
        rowHeight={94}
        row={({ key: _key, ...call }) => <CallRow {...call} now={now} />}
      />
    </>
  );
};
