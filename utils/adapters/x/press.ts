/** Longest time from the begin of a press to its end, ms. */
const LONGEST_MS = 5000;

/** Ways to begin a press. Screen readers and voice control have the browser make a `mousedown`, too. */
const BEGINNINGS = ['pointerdown', 'mousedown', 'keydown'] as const;

/**
 * Tells whether a click in `root` ends a press that a person began on that same button. That the browser made the click
 * (`isTrusted`) is not enough: it makes one too for whoever presses a `<label>` that X's page has put around our button,
 * or Enter in a field of a form that the page has moved it into. A button that was taken out of `root` is never pressed.
 */
export const watchPresses = (root: ShadowRoot): ((click: Event) => boolean) => {
  let begun: { readonly on: EventTarget | null; readonly at: number } | undefined;

  const begin = (event: Event): void => {
    const isActing = !(event instanceof KeyboardEvent) || event.key === 'Enter' || event.key === ' ';
    if (!event.isTrusted || !isActing || !(event.target instanceof Element)) return;
    begun = { on: event.target.closest('button'), at: event.timeStamp };
  };
  for (const type of BEGINNINGS) root.addEventListener(type, begin, { capture: true, passive: true });

  return (click) => {
    const press = begun;
    begun = undefined;
    return (
      click.isTrusted &&
      press !== undefined &&
      press.on === click.currentTarget &&
      click.timeStamp - press.at < LONGEST_MS
    );
  };
};
