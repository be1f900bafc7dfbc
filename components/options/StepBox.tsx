import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import './step-box.css';

type StepBoxProps = {
  readonly class?: string;
  /** `idle`: nothing was begun, and nothing is shown. */
  readonly step: string;
  /** What a screen reader says of the step, once. */
  readonly text: string;
  readonly tone: 'plain' | 'title' | 'wrong';
  readonly children: ComponentChildren;
  readonly actions: ComponentChildren;
};

/** Where something is that takes several steps, with what can be done about it. */
export const StepBox = ({ class: name, step, text, tone, children, actions }: StepBoxProps) => {
  const classes = [
    'step-box',
    name,
    tone === 'wrong' ? 'step-box-wrong' : undefined,
    step === 'idle' ? 'step-box-idle' : undefined,
  ];
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone with the step that it ended; what came of it is here.
  useEffect(() => {
    if (step !== 'idle' && document.activeElement === document.body) box.current?.focus();
  }, [step]);
  return (
    // There from the beginning, though empty: a live region that appears with its text is not read out.
    <div ref={box} tabIndex={-1} class={classes.filter((one) => one !== undefined).join(' ')}>
      <p role="status" class={tone === 'title' ? 'step-box-title' : undefined}>
        {text}
      </p>
      {children}
      <div class="options-actions step-box-actions">{actions}</div>
    </div>
  );
};
