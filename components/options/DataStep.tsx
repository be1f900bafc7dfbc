import type { Part } from '../../utils/core/portable/portable.ts';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { DataPreview } from './DataPreview.tsx';
import { StepBox } from './StepBox.tsx';
import { stateText, type State } from './data-texts.ts';

export type DataStepProps = {
  readonly account: string;
  readonly state: State;
  readonly onChoose: (part: Part, on: boolean) => void;
  readonly onTake: (() => void) | undefined;
  readonly onCancel: (() => void) | undefined;
  readonly onUndo: (() => void) | undefined;
};

const WRONG: ReadonlySet<State['step']> = new Set(['refused', 'failed', 'replaced', 'in-call', 'gone']);

/** Where an export, an import or a reset is, with what can be done about it. */
export const DataStep = ({ account, state, onChoose, onTake, onCancel, onUndo }: DataStepProps) => {
  const { step } = state;
  return (
    <StepBox
      step={step}
      text={stateText(state)}
      tone={WRONG.has(step) ? 'wrong' : step === 'preview' ? 'title' : 'plain'}
      actions={
        <>
          <Button tone="primary" onClick={onTake}>
            {i18n.t('yourData.import')}
          </Button>
          <Button onClick={onCancel}>{i18n.t('yourData.cancel')}</Button>
          {step === 'preview' ? null : <Button onClick={onUndo}>{i18n.t('yourData.undo')}</Button>}
          {step === 'taken' || (step === 'reset' && onUndo !== undefined) ? (
            <p class="secondary">{i18n.t('yourData.undoHint')}</p>
          ) : null}
        </>
      }
    >
      {state.step === 'working' ? <progress aria-label={stateText(state)} /> : null}
      {state.step === 'preview' ? <DataPreview state={state} account={account} onChoose={onChoose} /> : null}
    </StepBox>
  );
};
