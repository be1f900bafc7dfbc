import type { VNode } from 'preact';
import { deedText } from '../../components/popup/deed-text.ts';
import { UndoBar } from '../../components/ui/UndoBar.tsx';
import type { Background } from '../../utils/models/background.ts';
import { createTakeBack, type Done, type TakeBack } from '../../utils/models/take-back.ts';
import type { Undo } from '../../utils/models/undo.ts';

export type Undoing = {
  readonly done: Done;
  readonly takeBack: TakeBack;
  /** The last act, while it can be taken back. */
  readonly view: () => VNode | undefined;
};

/** Acts that can be taken back, with their words. A chunk of its own: nothing was done yet when the popup opens. */
export const createUndoing = (background: Background, { offer, offered, dismiss }: Undo): Undoing => {
  const done: Done = (deed, undo) => offer({ label: deedText(deed), undo });
  return {
    done,
    takeBack: createTakeBack(background, done),
    view: () =>
      offered.value && (
        <UndoBar label={offered.value.label} onUndo={offered.value.undo} onDismiss={dismiss} />
      ),
  };
};
