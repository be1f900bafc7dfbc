import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { fullTimeText } from '../ui/past-text.ts';
import { FileDrop } from './FileDrop.tsx';
import { ImportStep, type ImportStepProps } from './ImportStep.tsx';
import { listText, namesText, waitingText } from './import-texts.ts';
import './import.css';

export type ImportSectionProps = ImportStepProps & {
  readonly imported: readonly {
    readonly list: 'following' | 'follower' | 'block' | 'mute';
    readonly count: number;
    /** When X made the archive, ms. */
    readonly at: number;
  }[];
  /** People of earlier imports whose handle X has not shown yet. */
  readonly waiting: { readonly count: number; readonly first: readonly string[] };
  readonly onForget: (() => void) | undefined;
  readonly hasAccount: boolean;
  readonly onChoose: ((files: readonly File[]) => void) | undefined;
};

export const ImportSection = ({
  imported,
  waiting,
  hasAccount,
  onChoose,
  onForget,
  ...step
}: ImportSectionProps) => (
  <>
    <p>{i18n.t('import.lead')}</p>
    <dl class="import-kinds">
      <dt>{i18n.t('import.archive')}</dt>
      <dd class="secondary">{i18n.t('import.archiveHint')}</dd>
      <dt>{i18n.t('import.contacts')}</dt>
      <dd class="secondary">{i18n.t('import.contactsHint')}</dd>
    </dl>
    {imported.length === 0 && waiting.count === 0 ? null : (
      <div class="import-known">
        <h3>{i18n.t('import.known')}</h3>
        <ul class="import-counts">
          {imported.map(({ list, count, at }) => (
            <li key={list}>{i18n.t('import.listSince', [listText(list, count), fullTimeText(at)])}</li>
          ))}
          {waiting.count === 0 ? null : (
            <li>
              {waitingText(waiting.count)}
              <p class="secondary">
                {namesText(
                  waiting.first.map((handle) => ({ handle })),
                  waiting.count,
                )}
              </p>
            </li>
          )}
        </ul>
        {onForget === undefined ? null : (
          <div class="options-actions">
            <Button onClick={onForget}>{i18n.t('import.forget')}</Button>
          </div>
        )}
      </div>
    )}
    {hasAccount ? (
      <FileDrop label={i18n.t('import.choose')} hint={i18n.t('import.drop')} onFiles={onChoose} />
    ) : (
      <p>{i18n.t('import.noAccount')}</p>
    )}
    <ImportStep {...step} />
    <p class="secondary">{i18n.t('import.local')}</p>
  </>
);
