import { ArrowRight } from 'lucide';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Replay, ReplayChange } from '../../utils/core/screening/replay.ts';
import { Button } from '../ui/Button.tsx';
import { becauseText } from '../ui/explanation-text.ts';
import { Icon } from '../ui/Icon.tsx';
import { numberText } from '../ui/number-text.ts';
import { nameOf } from '../ui/person-text.ts';
import { PersonName } from '../ui/PersonName.tsx';
import { fullTimeText, whenText } from '../ui/past-text.ts';
import { verdictText } from '../ui/verdict-text.ts';
import './replay.css';

type ReplayPanelProps = {
  /** Undefined until the calls are read. */
  readonly replay: Replay | undefined;
  /** How far it looks back. */
  readonly days: number;
  /** ms. */
  readonly now: number;
};

/** So many changes are shown at first, and so many more at each press. */
const PAGE = 20;

const Change = ({ entry, before, after, now }: ReplayChange & { readonly now: number }) => (
  <li class="replay-change">
    <p class="replay-head">
      <PersonName name={nameOf(entry.person)} handle={entry.person.handle} />
      <time class="secondary" dateTime={new Date(entry.at).toISOString()} title={fullTimeText(entry.at)}>
        {whenText(entry.at, now)}
      </time>
    </p>
    <p class="replay-verdicts">
      <span class="replay-before">{verdictText(before)}</span>
      <Icon node={ArrowRight} size={14} />
      <span class="only-heard">{i18n.t('replay.becomes')}</span>
      <strong>{verdictText(after)}</strong>
    </p>
    <p class="secondary">{becauseText(after)}</p>
  </li>
);

const summary = ({ same, changed }: Replay, days: number): string => {
  const total = same + changed.length;
  if (total === 0) return i18n.t('replay.nothing', [days]);
  return changed.length === 0
    ? i18n.t('replay.same', total, [days, numberText(total)])
    : i18n.t('replay.changed', total, [days, numberText(total), numberText(changed.length)]);
};

/** What rules would have made of the calls that came in, before they are saved. */
export const ReplayPanel = ({ replay, days, now }: ReplayPanelProps) => {
  const [limit, setLimit] = useState(PAGE);
  if (replay === undefined) return <p class="secondary">{i18n.t('recent.loading')}</p>;
  const { changed, unknown } = replay;
  return (
    <div class="replay">
      <p class="replay-summary" aria-live="polite">
        {summary(replay, days)}
      </p>
      {changed.length === 0 ? null : (
        <ul>
          {changed.slice(0, limit).map((change) => (
            <Change key={change.entry.person.userId + change.entry.call} {...change} now={now} />
          ))}
        </ul>
      )}
      <Button onClick={changed.length > limit ? () => setLimit(limit + PAGE) : undefined}>
        {i18n.t('replay.more', [numberText(changed.length - limit)])}
      </Button>
      {unknown === 0 ? null : <p class="secondary">{i18n.t('replay.unknown', unknown)}</p>}
    </div>
  );
};
