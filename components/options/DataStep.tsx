import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { DataPreview } from './DataPreview.tsx';
import { stateText, type Part, type State } from './data-texts.ts';

export type DataStepProps = {
  readonly account: string;
  readonly state: State;
  readonly onChoose: (part: Part, on: boolean) => void;
  readonly onTake: (() => void) | undefined;
  readonly onCancel: (() => void) | undefined;
  readonly onUndo: (() => void) | undefined;
};

const WRONG: ReadonlySet<State['step']> = new Set(['refused', 'failed', 'in-call', 'gone']);

/** Where an export, an import or a reset is, with what can be done about it. */
export const DataStep = ({ account, state, onChoose, onTake, onCancel, onUndo }: DataStepProps) => {
  const { step } = state;
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone with the step that it ended; what came of it is here.
  useEffect(() => {
    if (step !== 'idle' && document.activeElement === document.body) box.current?.focus();
  }, [step]);
  return (
    // There from the beginning, though empty: a live region that appears with its text is not read out.
    <div
      ref={box}
      tabIndex={-1}
      class={`data-step${WRONG.has(step) ? ' data-wrong' : ''}${step === 'idle' ? ' data-idle' : ''}`}
    >
      <p role="status" class={step === 'preview' ? 'data-title' : undefined}>
        {stateText(state)}
      </p>
      {state.step === 'working' ? <progress aria-label={stateText(state)} /> : null}
      {state.step === 'preview' ? <DataPreview state={state} account={account} onChoose={onChoose} /> : null}
      <div class="options-actions data-actions">
        <Button tone="primary" onClick={onTake}>
          {i18n.t('yourData.import')}
        </Button>
        <Button onClick={onCancel}>{i18n.t('yourData.cancel')}</Button>
        {step === 'preview' ? null : <Button onClick={onUndo}>{i18n.t('yourData.undo')}</Button>}
        {step === 'taken' || (step === 'reset' && onUndo !== undefined) ? (
          <p class="secondary">{i18n.t('yourData.undoHint')}</p>
        ) : null}
      </div>
    </div>
  );
};
