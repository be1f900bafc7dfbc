/** Longest time from the begin of a press to its end, ms. */
const LONGEST_MS = 5000;

/**
 * Tells whether a click in `root` ends a press that a person began on that same button. That the browser made the click
 * (`isTrusted`) is not enough: it makes one too for whoever presses a `<label>` that X's page has put around our button,
 * or Enter in a field of a form that the page has moved it into. A button that was taken out of `root` is never pressed.
 */
export const watchPresses = (root: ShadowRoot): ((click: Event) => boolean) => {
  let begunOn: EventTarget | null;
  let begunAt = 0;

  const begin = ({ isTrusted, target, timeStamp, key = ' ' }: Event & { readonly key?: string }): void => {
    if (!isTrusted || (key !== ' ' && key !== 'Enter')) return;
    begunOn = (target as Element).closest('button');
    begunAt = timeStamp;
  };
  // Screen readers and voice control have the browser make a `mousedown`, too.
  for (const type of ['pointerdown', 'mousedown', 'keydown']) root.addEventListener(type, begin, true);

  return ({ isTrusted, currentTarget, timeStamp }) =>
    isTrusted && currentTarget === begunOn && timeStamp - begunAt < LONGEST_MS;
};
