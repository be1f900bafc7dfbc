import { signal } from '@preact/signals-core';
import type { VNode } from 'preact';
import { i18n } from '#i18n';
import { deedText } from '../../components/popup/deed-text.ts';
import { UndoBar } from '../../components/ui/UndoBar.tsx';
import type { Background } from '../../utils/models/background.ts';
import { createTakeBack, type Done, type TakeBack } from '../../utils/models/take-back.ts';
import type { Undo } from '../../utils/models/undo.ts';

export type Undoing = {
  readonly done: Done;
  readonly takeBack: TakeBack;
  /** The last act, while it can be taken back, and what came of that. */
  readonly view: () => VNode;
};

/** Acts that can be taken back, with their words. A chunk of its own: nothing was done yet when the popup opens. */
export const createUndoing = (background: Background, { offer, offered, dismiss }: Undo): Undoing => {
  const undone = signal('');
  const done: Done = (deed, undo) => offer({ label: deedText(deed), undo });
  return {
    done,
    takeBack: createTakeBack(background, done),
    view: () => {
      const now = offered.value;
      const undo = now?.undo;
      return (
        <>
          {/* Not in the bar, which goes as it is pressed. */}
          <p class="only-heard" aria-live="polite">
            {now ? '' : undone.value}
          </p>
          {now && (
            <UndoBar
              label={now.label}
              onUndo={
                undo &&
                (() => {
                  undone.value = i18n.t('undo.undone');
                  undo();
                })
              }
              onDismiss={() => {
                undone.value = '';
                dismiss();
              }}
            />
          )}
        </>
      );
    },
  };
};
