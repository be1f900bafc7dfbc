import type { KeyPress } from '../../core/talk/shortcut.ts';
import type { Clock } from '../../models/ports/system.ts';

/** Fields in which a key types, and everything that a key presses or moves by itself, of what our windows have. */
const TEXT = 'input:not([type="checkbox"], [type="radio"], [type="range"]), select';
const CONTROL = 'button, a, input';

const placeOf = (target: EventTarget | null): KeyPress['on'] => {
  // Elements of another window are of another class.
  const element = target as Partial<Element> | null;
  if (element?.closest === undefined) return 'page';
  if (element.closest(TEXT) !== null) return 'text';
  return element.closest(CONTROL) === null ? 'page' : 'control';
};

/** After so long without a key nobody is in the middle of a word any more, ms. */
const PAUSE = 2_000;

type Keys = {
  /** True: it was for us, and the browser does nothing else with it. */
  pressed(press: KeyPress): boolean;
  /** Space was let go, or nobody would see it any more. */
  released(): void;
};

/**
 * Hears the keys of one window of ours. An open dialog has its own. When a field goes away under somebody who types, what
 * follows is still text and no shortcut.
 */
export const watchKeys = (where: Window, keys: Keys, clock: Clock, until: AbortSignal): void => {
  const { document } = where;
  const options = { signal: until };
  let field: Element | null = null;
  let typesUntil = 0;
  const settle = (): void => {
    typesUntil = 0;
    field = placeOf(document.activeElement) === 'text' ? document.activeElement : null;
  };
  where.addEventListener('focusin', settle, options);
  where.addEventListener('click', settle, options);
  // Not by `focusout`: browsers disagree whether an element that is removed has one.
  const removals = new MutationObserver(() => {
    if (field?.isConnected !== false) return;
    field = null;
    typesUntil = clock.now() + PAUSE;
  });
  removals.observe(document, { childList: true, subtree: true });
  until.addEventListener('abort', () => removals.disconnect());
  where.addEventListener(
    'keydown',
    (event) => {
      const now = clock.now();
      const typesOn = now < typesUntil;
      settle();
      if (typesOn) typesUntil = now + PAUSE;
      // It closes what the field is in.
      if (event.key === 'Escape') field = null;
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
      const press: KeyPress = {
        key: event.key,
        code: event.code,
        ctrl: event.ctrlKey,
        shift: event.shiftKey,
        other: event.altKey || event.metaKey,
        repeat: event.repeat,
        on: typesOn ? 'text' : placeOf(event.target),
      };
      if (keys.pressed(press)) event.preventDefault();
    },
    options,
  );
  where.addEventListener(
    'keyup',
    ({ key }) => {
      if (key === ' ') keys.released();
    },
    options,
  );
  where.addEventListener('blur', () => keys.released(), options);
  document.addEventListener('visibilitychange', () => keys.released(), options);
};
