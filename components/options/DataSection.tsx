import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { DataResets } from './DataResets.tsx';
import { DataStep, type DataStepProps } from './DataStep.tsx';
import type { What } from './data-texts.ts';
import './data.css';

type DataSectionProps = Omit<DataStepProps, 'account'> & {
  /** `@handle`, or the number when the handle is unknown; undefined before X was opened. */
  readonly account: string | undefined;
  readonly onExport: (() => void) | undefined;
  readonly onFile: ((file: File) => void) | undefined;
  readonly onReset: ((what: What) => void) | undefined;
};

const Chooser = ({ onFile }: Pick<DataSectionProps, 'onFile'>) => {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file !== undefined) onFile?.(file);
  };
  return (
    <div
      class={`data-drop${isOver ? ' data-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(onFile !== undefined);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        // Without this the browser would leave the page and show the file.
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <input
        id={id}
        class="data-input"
        type="file"
        accept=".json,application/json"
        disabled={onFile === undefined}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          // Choosing the same file again is a change, too.
          currentTarget.value = '';
        }}
      />
      <label for={id} class="button button-outline">
        {i18n.t('yourData.choose')}
      </label>
      <span class="secondary">{i18n.t('yourData.drop')}</span>
    </div>
  );
};

/** What Ahoy keeps of an account: taken along, taken in, removed. */
export const DataSection = ({ account, onExport, onFile, onReset, ...step }: DataSectionProps) => (
  <>
    <p>{account === undefined ? i18n.t('yourData.noAccount') : i18n.t('yourData.lead', [account])}</p>
    {account === undefined ? null : (
      <>
        <h3 class="data-heading">{i18n.t('yourData.take')}</h3>
        <p class="secondary">{i18n.t('yourData.takeHint')}</p>
        <div class="options-actions">
          <Button busy={onExport === undefined} onClick={onExport ?? (() => {})}>
            {i18n.t('yourData.export')}
          </Button>
        </div>
        <Chooser onFile={onFile} />
      </>
    )}
    <DataStep account={account ?? ''} {...step} />
    {account === undefined ? null : (
      <>
        <h3 class="data-heading">{i18n.t('yourData.reset')}</h3>
        <DataResets account={account} onReset={onReset} />
      </>
    )}
  </>
);
