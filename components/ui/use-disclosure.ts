import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** What was opened closes when somebody goes on elsewhere, by focus or by a press. */
export const useLeaving = (around: RefObject<HTMLElement | null>, open: boolean, close: () => void): void => {
  useEffect(() => {
    if (!open) return undefined;
    const until = new AbortController();
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && around.current?.contains(target) !== true) close();
    };
    for (const type of ['pointerdown', 'focusin']) document.addEventListener(type, leave, until);
    return () => until.abort();
  }, [open]);
};

/** Something that a button opens and Escape closes, with the focus back on the button. */
export const useDisclosure = () => {
  const around = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useLeaving(around, open, () => setOpen(false));
  return {
    open,
    toggle: () => setOpen(!open),
    /** The focus may be on something that is about to go. The button is the first one inside of `around`. */
    focusButton: () => around.current?.querySelector('button')?.focus(),
    around: {
      ref: around,
      onKeyDown(event: KeyboardEvent): void {
        if (event.key !== 'Escape' || !open) return;
        // It closes, and nothing else that listens to this key.
        event.stopPropagation();
        setOpen(false);
        around.current?.querySelector('button')?.focus();
      },
    },
  };
};
