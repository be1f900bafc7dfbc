import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { CallRow, type CallRowProps } from './CallRow.tsx';
import { Empty } from './Empty.tsx';
import './cards.css';
import './recent.css';

type Filter = 'all' | 'missed' | 'incoming' | 'outgoing' | 'screened';

export type RecentTabProps = {
  /** Newest first. Undefined until read. */
  readonly calls: readonly CallRowProps[] | undefined;
  readonly total: number;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly onClear: (() => void) | undefined;
  readonly onExport: (() => void) | undefined;
};

const FILTERS: readonly { readonly key: Filter; readonly label: () => string }[] = [
  { key: 'all', label: () => i18n.t('recent.all') },
  { key: 'missed', label: () => i18n.t('recent.missedOnly') },
  { key: 'incoming', label: () => i18n.t('recent.incoming') },
  { key: 'outgoing', label: () => i18n.t('recent.outgoing') },
  { key: 'screened', label: () => i18n.t('recent.screened') },
];

export const RecentTab = ({ calls, total, filter, onFilter, onClear, onExport }: RecentTabProps) => {
  const id = useId();
  if (calls === undefined) return <p class="secondary">{i18n.t('recent.loading')}</p>;
  if (total === 0) return <Empty title={i18n.t('recent.empty')} hint={i18n.t('recent.emptyHint')} />;
  return (
    <>
      <div class="recent-filter">
        <label for={id}>{i18n.t('recent.filter')}</label>
        <select
          id={id}
          class="text-field-box"
          onChange={({ currentTarget }) => {
            const chosen = FILTERS.find(({ key }) => key === currentTarget.value);
            if (chosen) onFilter(chosen.key);
          }}
        >
          {FILTERS.map(({ key, label }) => (
            <option key={key} value={key} selected={key === filter}>
              {label()}
            </option>
          ))}
        </select>
        <p class="secondary" aria-live="polite">
          {calls.length === 0 ? i18n.t('recent.noneShown') : i18n.t('recent.count', calls.length)}
        </p>
      </div>
      <ul class="recent-list">
        {calls.map((call) => (
          <CallRow key={call.entry.direction + call.entry.call} {...call} />
        ))}
      </ul>
      <div class="card-actions recent-actions">
        <Button onClick={onExport}>{i18n.t('recent.export')}</Button>
        <Confirm
          label={i18n.t('recent.clear')}
          question={i18n.t('recent.clearSure')}
          yes={i18n.t('recent.clearYes')}
          no={i18n.t('recent.keep')}
          onConfirm={onClear}
        />
      </div>
    </>
  );
};
