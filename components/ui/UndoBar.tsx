import { X } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import './undo-bar.css';

type UndoBarProps = {
  /** What was done, as a sentence. */
  readonly label: string;
  readonly onUndo: () => void;
  readonly onDismiss: () => void;
};

/** Says what was just done and takes it back on a press. It stays until the next act or until it is sent away. */
export const UndoBar = ({ label, onUndo, onDismiss }: UndoBarProps) => {
  // Screen readers announce what changes in a region that is there already, not a region that comes with its words.
  const [said, setSaid] = useState('');
  useEffect(() => setSaid(label), [label]);
  return (
    <div class="undo-bar">
      <p class="undo-bar-label" role="status">
        {said}
      </p>
      <Button onClick={onUndo}>{i18n.t('undo.undo')}</Button>
      <IconButton label={i18n.t('undo.dismiss')} icon={X} onClick={onDismiss} />
    </div>
  );
};
