import { signal, type ReadonlySignal } from '@preact/signals-core';

/** What was done, in a sentence, and how to undo it. Undefined: it can only be said. */
export type Undoable = { readonly label: string; readonly undo: (() => void) | undefined };

export type Undo = {
  /** The newest act takes the place of the one before, which then stays done. */
  readonly offer: (what: Undoable) => void;
  readonly offered: ReadonlySignal<Undoable | undefined>;
  readonly dismiss: () => void;
};

/**
 * Offers to take back the last act of a page, for as long as the page is open and nothing else was done. It never
 * lapses by time: who reads slowly has the same chance.
 */
export const createUndo = (): Undo => {
  const offered = signal<Undoable>();
  const dismiss = () => {
    offered.value = undefined;
  };
  return {
    offered,
    dismiss,
    offer: ({ label, undo }) => {
      offered.value = {
        label,
        undo:
          undo &&
          (() => {
            // First, so that an undo that offers a redo is not dismissed by its own end.
            dismiss();
            undo();
          }),
      };
    },
  };
};
