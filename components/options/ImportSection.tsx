import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { fullTimeText } from '../ui/time-text.ts';
import { ImportStep, type ImportStepProps } from './ImportStep.tsx';
import { listText, waitingText } from './import-texts.ts';
import './import.css';

export type ImportSectionProps = ImportStepProps & {
  readonly imported: readonly {
    readonly list: 'following' | 'follower' | 'block' | 'mute';
    readonly count: number;
    /** When X made the archive, ms. */
    readonly at: number;
  }[];
  /** People of earlier imports whose handle X has not shown yet. */
  readonly waiting: number;
  readonly hasAccount: boolean;
  readonly onChoose: ((files: readonly File[]) => void) | undefined;
};

const Chooser = ({ onChoose }: Pick<ImportSectionProps, 'onChoose'>) => {
  const id = useId();
  const [isOver, setOver] = useState(false);
  return (
    <div
      class={`import-drop${isOver ? ' import-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(onChoose !== undefined);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        // Without this the browser would leave the page and show the file.
        event.preventDefault();
        setOver(false);
        onChoose?.([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <input
        id={id}
        class="import-input"
        type="file"
        multiple
        disabled={onChoose === undefined}
        onChange={({ currentTarget }) => {
          onChoose?.([...(currentTarget.files ?? [])]);
          // Choosing the same file again is a change, too.
          currentTarget.value = '';
        }}
      />
      <label for={id} class="button button-outline">
        {i18n.t('import.choose')}
      </label>
      <span class="secondary">{i18n.t('import.drop')}</span>
    </div>
  );
};

export const ImportSection = ({ imported, waiting, hasAccount, onChoose, ...step }: ImportSectionProps) => (
  <>
    <p>{i18n.t('import.lead')}</p>
    <dl class="import-kinds">
      <dt>{i18n.t('import.archive')}</dt>
      <dd class="secondary">{i18n.t('import.archiveHint')}</dd>
      <dt>{i18n.t('import.contacts')}</dt>
      <dd class="secondary">{i18n.t('import.contactsHint')}</dd>
    </dl>
    {imported.length === 0 && waiting === 0 ? null : (
      <div class="import-known">
        <h3>{i18n.t('import.known')}</h3>
        <ul class="import-counts">
          {imported.map(({ list, count, at }) => (
            <li key={list}>{i18n.t('import.listSince', [listText(list, count), fullTimeText(at)])}</li>
          ))}
          {waiting === 0 ? null : <li>{waitingText(waiting)}</li>}
        </ul>
      </div>
    )}
    {hasAccount ? <Chooser onChoose={onChoose} /> : <p>{i18n.t('import.noAccount')}</p>}
    <ImportStep {...step} />
    <p class="secondary">{i18n.t('import.local')}</p>
  </>
);
