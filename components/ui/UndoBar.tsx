import { X } from 'lucide';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import './undo-bar.css';

type UndoBarProps = {
  /** What was done, as a sentence. */
  readonly label: string;
  /** Undefined: it cannot be taken back. */
  readonly onUndo: (() => void) | undefined;
  readonly onDismiss: () => void;
};

/** Says what was just done and takes it back on a press. It stays until the next act or until it is sent away. */
export const UndoBar = ({ label, onUndo, onDismiss }: UndoBarProps) => {
  // Screen readers announce what changes in a region that is there already, not a region that comes with its words.
  const [said, setSaid] = useState('');
  useEffect(() => setSaid(label), [label]);
  const bar = useRef<HTMLDivElement>(null);
  /** Until somebody's focus was looked after once: what had it when this was done. */
  const pressed = useMemo(() => ({ by: document.activeElement }), [label]);
  // At each change of the page: the row of what was pressed may go only after this came.
  useEffect(() => {
    const { by } = pressed;
    if (document.activeElement !== document.body || (by !== document.body && by?.isConnected === true))
      return;
    if (by !== null) bar.current?.querySelector('button')?.focus();
    pressed.by = null;
  });
  // Not an effect that runs after the page was drawn: by then the focus is gone.
  useLayoutEffect(
    () => () => {
      if (bar.current?.contains(document.activeElement) === true)
        document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
    },
    [],
  );
  return (
    <div ref={bar} class="undo-bar">
      <p class="undo-bar-label" role="status">
        {said}
      </p>
      <Button onClick={onUndo}>{i18n.t('undo.undo')}</Button>
      <IconButton label={i18n.t('undo.dismiss')} icon={X} onClick={onDismiss} />
    </div>
  );
};
