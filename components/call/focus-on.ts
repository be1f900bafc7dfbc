/**
 * The button that was just pressed goes away, and the focus with it, unless it goes on at something that stays. After a
 * press of the mouse it does not, so that Space still means push-to-talk.
 */
export const focusOn = (selector: string): void => {
  if (document.querySelector(':focus-visible') !== null)
    document.querySelector<HTMLElement>(selector)?.focus();
};
