import type { VNode } from 'preact';
import { UndoBar } from '../../components/ui/UndoBar.tsx';
import type { Undo } from '../../utils/models/undo.ts';

/** The last act, while it can be taken back. A chunk of its own: nothing was done yet when the popup opens. */
export const createUndoView =
  ({ offered, dismiss }: Undo) =>
  (): VNode | undefined =>
    offered.value && <UndoBar label={offered.value.label} onUndo={offered.value.undo} onDismiss={dismiss} />;
