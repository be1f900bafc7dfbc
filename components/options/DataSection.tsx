import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { DataResets } from './DataResets.tsx';
import { FileDrop } from './FileDrop.tsx';
import { DataStep, type DataStepProps } from './DataStep.tsx';
import type { ResetWhat } from '../../utils/core/portable/portable.ts';
import './data.css';

type DataSectionProps = Omit<DataStepProps, 'account'> & {
  /** `@handle`, or the number when the handle is unknown; undefined before X was opened. */
  readonly account: string | undefined;
  readonly onExport: (() => void) | undefined;
  readonly onFile: ((file: File) => void) | undefined;
  readonly onReset: ((what: ResetWhat) => void) | undefined;
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
        <FileDrop
          label={i18n.t('yourData.choose')}
          hint={i18n.t('yourData.drop')}
          accept=".json,application/json"
          onFiles={onFile && (([file]) => file && onFile(file))}
        />
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
