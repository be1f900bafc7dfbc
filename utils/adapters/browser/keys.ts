import type { KeyPress } from '../../core/talk/shortcut.ts';

/** Fields in which a key types, and everything that a key presses or moves by itself. */
const TEXT =
  'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable]';
const CONTROL = 'button, a[href], input, summary, video[controls], [role="slider"]';

const placeOf = (target: EventTarget | null): KeyPress['on'] => {
  // Elements of another window are of another class.
  const element = target as Partial<Element> | null;
  if (element?.closest === undefined) return 'page';
  if (element.closest(TEXT) !== null) return 'text';
  return element.closest(CONTROL) === null ? 'page' : 'control';
};

type Keys = {
  /** True: it was for us, and the browser does nothing else with it. */
  pressed(press: KeyPress): boolean;
  /** Space was let go, or nobody would see it any more. */
  released(): void;
};

/** Hears the keys of one window of ours. An open dialog has its own. */
export const watchKeys = (where: Window, keys: Keys, until: AbortSignal): void => {
  const { document } = where;
  const options = { signal: until };
  where.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
      const press: KeyPress = {
        key: event.key,
        code: event.code,
        ctrl: event.ctrlKey,
        shift: event.shiftKey,
        other: event.altKey || event.metaKey,
        repeat: event.repeat,
        on: placeOf(event.target),
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
