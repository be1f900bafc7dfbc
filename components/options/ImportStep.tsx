import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { ImportCounts, type Counts } from './ImportCounts.tsx';
import { StepBox } from './StepBox.tsx';
import type { ImportRefusal } from '../../utils/core/imports/found.ts';
import { refusalText } from './import-texts.ts';

export type Step =
  | { readonly step: 'idle' | 'cancelled' | 'writing' | 'undoing' | 'undone' | 'forgotten' }
  | { readonly step: 'reading'; readonly share: number }
  | { readonly step: 'refused'; readonly refusal: ImportRefusal }
  | { readonly step: 'failed'; readonly at: 'reading' | 'writing' | 'undoing' | 'forgetting' }
  | { readonly step: 'preview' | 'done'; readonly preview: Counts };

export type ImportStepProps = {
  readonly state: Step;
  /** `@handle` of whom Ahoy works for. */
  readonly account: string;
  /** Lists of an earlier archive go. */
  readonly replaces: boolean;
  readonly onCancel: (() => void) | undefined;
  readonly onWrite: (() => void) | undefined;
  readonly onUndo: (() => void) | undefined;
};

const FAILURES = {
  reading: () => i18n.t('import.failedReading'),
  writing: () => i18n.t('import.failedWriting'),
  undoing: () => i18n.t('import.failedUndoing'),
  forgetting: () => i18n.t('import.failedForgetting'),
};

/** What a screen reader says of each step, once. */
const announce = (state: Step, account: string): string => {
  switch (state.step) {
    case 'idle':
      return '';
    case 'cancelled':
      return i18n.t('import.cancelled');
    case 'reading':
      return i18n.t('import.reading');
    case 'writing':
      return i18n.t('import.writing');
    case 'undoing':
      return i18n.t('import.undoing');
    case 'undone':
      return i18n.t('import.undone');
    case 'forgotten':
      return i18n.t('import.forgotten');
    case 'refused':
      return `${i18n.t('import.nothing')} ${refusalText(state.refusal, account)}`;
    case 'failed':
      return FAILURES[state.at]();
    case 'preview':
      return i18n.t('import.ready');
    case 'done':
      return i18n.t('import.done');
  }
};

/** Where an import is, with what can be done about it. */
export const ImportStep = ({ state, account, replaces, onCancel, onWrite, onUndo }: ImportStepProps) => {
  const { step } = state;
  const isWrong = step === 'refused' || step === 'failed';
  return (
    <StepBox
      class="import-step"
      step={step}
      text={announce(state, account)}
      tone={isWrong ? 'wrong' : step === 'preview' || step === 'done' ? 'title' : 'plain'}
      actions={
        <>
          <Button tone="primary" onClick={onWrite}>
            {i18n.t('import.write')}
          </Button>
          <Button onClick={onUndo}>{i18n.t('import.undo')}</Button>
          <Button onClick={onCancel}>{i18n.t('import.cancel')}</Button>
        </>
      }
    >
      {state.step === 'reading' ? (
        <progress aria-label={i18n.t('import.reading')} max={1} value={state.share} />
      ) : null}
      {step === 'writing' || step === 'undoing' ? <progress aria-label={announce(state, account)} /> : null}
      {state.step === 'preview' || state.step === 'done' ? (
        <ImportCounts counts={state.preview} replaces={replaces && state.step === 'preview'} />
      ) : null}
    </StepBox>
  );
};
