import { i18n } from '#i18n';
import type { HookReport } from '../../utils/core/people/seen.ts';
import { Button } from '../ui/Button.tsx';
import './page-check.css';

/** not-x: the current tab shows no page of X · no-answer: the background is away */
export type ShownCheck = 'none' | 'checking' | 'not-x' | 'no-answer' | HookReport;

export type PageCheckProps = {
  readonly check: ShownCheck;
  readonly copied: 'no' | 'yes' | 'failed';
  readonly onCopy: (report: HookReport) => void;
  readonly onClose: () => void;
};

const FOUND = {
  first: 'popup.checkFirst',
  second: 'popup.checkSecond',
  missing: 'popup.checkMissing',
  'not-expected': 'popup.checkNotExpected',
} as const;

const COPIED = { yes: 'popup.checkCopied', failed: 'popup.checkCopyFailed' } as const;

const summary = (check: ShownCheck): string => {
  if (check === 'none') return '';
  if (check === 'checking') return i18n.t('popup.checking');
  if (check === 'not-x') return i18n.t('popup.checkNotX');
  if (check === 'no-answer') return i18n.t('popup.checkNoAnswer');
  if (check.broken) return i18n.t('popup.checkBroken');
  return check.page === 'other' ? i18n.t('popup.checkNothing') : i18n.t('popup.checkFine');
};

/** Whether Ahoy still finds its way around X's page; what to send us when it doesn't. */
export const PageCheck = ({ check, copied, onCopy, onClose }: PageCheckProps) => (
  <div class="page-check">
    <p aria-live="polite">{summary(check)}</p>
    {typeof check === 'string' || check.hooks.length === 0 ? null : (
      <ul tabIndex={0} aria-label={i18n.t('popup.checkPage')}>
        {check.hooks.map((hook) => (
          <li key={hook.name} class={`page-check-${hook.found}`}>
            <code>{hook.name}</code>
            <span>{i18n.t(FOUND[hook.found])}</span>
          </li>
        ))}
      </ul>
    )}
    {check === 'none' ? null : (
      <div class="card-actions">
        <Button onClick={typeof check === 'string' ? undefined : () => onCopy(check)}>
          {i18n.t('popup.checkCopy')}
        </Button>
        <Button onClick={onClose}>{i18n.t('popup.checkClose')}</Button>
        <span class="secondary" aria-live="polite">
          {copied !== 'no' && i18n.t(COPIED[copied])}
        </span>
      </div>
    )}
  </div>
);
