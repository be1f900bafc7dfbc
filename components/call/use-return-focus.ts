import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** When something that was opened goes away with the focus in it, the focus goes back to what opened it. */
export const useReturnFocus = (panel: RefObject<HTMLElement | null>): void => {
  useLayoutEffect(() => {
    const element = panel.current;
    const opener = document.activeElement;
    return () => {
      if (element?.contains(document.activeElement) === true && opener instanceof HTMLElement) opener.focus();
    };
  }, [panel]);
};
