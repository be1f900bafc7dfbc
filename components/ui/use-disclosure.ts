import { useRef, useState } from 'preact/hooks';

/** Something that a button opens and Escape closes, with the focus back on the button. */
export const useDisclosure = () => {
  const around = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
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
