import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import './confirm.css';

type ConfirmProps = {
  readonly label: string;
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly onConfirm: (() => void) | undefined;
  /** What else is decided with the answer. */
  readonly children?: ComponentChildren;
  readonly tone?: 'outline' | 'danger-outline';
};

/** A button that asks before it acts, in place: no dialog, and focus goes to the harmless answer. */
export const Confirm = ({
  label,
  question,
  yes,
  no,
  onConfirm,
  children,
  tone = 'danger-outline',
}: ConfirmProps) => {
  const [asking, setAsking] = useState(false);
  const wrapper = useRef<HTMLSpanElement>(null);
  const switchTo = (asks: boolean) => {
    setAsking(asks);
    // The pressed button goes away with this change; without this the focus would fall back to the page.
    requestAnimationFrame(() => wrapper.current?.querySelector<HTMLElement>('button:last-of-type')?.focus());
  };
  if (onConfirm === undefined) return null;
  return (
    <span
      ref={wrapper}
      class="confirm"
      role={asking ? 'group' : undefined}
      aria-label={asking ? question : undefined}
      onKeyDown={(event) => {
        if (!asking || event.key !== 'Escape') return;
        event.preventDefault();
        switchTo(false);
      }}
    >
      {asking ? (
        <>
          <span class="confirm-question">{question}</span>
          {children}
          <Button
            tone="danger"
            onClick={() => {
              switchTo(false);
              onConfirm();
            }}
          >
            {yes}
          </Button>
          <Button onClick={() => switchTo(false)}>{no}</Button>
        </>
      ) : (
        <Button tone={tone} onClick={() => switchTo(true)}>
          {label}
        </Button>
      )}
    </span>
  );
};
