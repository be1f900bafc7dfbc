import type { Sight } from './sight.ts';

export const HOST_TAG = 'ahoy-call';

/** How often our element is put back between the same neighbours within `WINDOW_MS` before we give in for a while. */
const MAX_REMOVALS = 20;
const WINDOW_MS = 10_000;

/** X acts on these in the whole header row and in single-letter shortcuts; ours must not reach it. */
const OWN_EVENTS = [
  'click',
  'dblclick',
  'auxclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'keydown',
  'keypress',
  'keyup',
] as const;

export type Host = {
  readonly root: ShadowRoot;
  /**
   * Idempotent. Removes hosts that an older copy of this script left behind. Gives 0 when our element stands, and the
   * time to wait, in ms, when somebody keeps removing it.
   */
  readonly place: (anchor: NonNullable<Sight['anchor']>) => number;
  readonly remove: () => void;
};

/** `<ahoy-call>`: our own shadow root, so that neither X's styles nor another extension's reach the buttons. */
export const createHost = (name: string): Host => {
  const element = document.createElement(HOST_TAG);
  element.role = 'group';
  element.ariaLabel = name;
  const root = element.attachShadow({ mode: 'open' });
  for (const type of OWN_EVENTS) {
    element.addEventListener(type, (event) => {
      if (!(event instanceof KeyboardEvent) || isOwnKey(event)) event.stopPropagation();
    });
  }

  let last: NonNullable<Sight['anchor']> | undefined;
  let removals: number[] = [];
  let heldUntil = 0;
  /** Grows with each time that we give in, so that a quarrel dies away. */
  let hold = WINDOW_MS;

  /** X draws its header anew as it likes; only who takes our element from between its neighbours is against us. */
  const isHeld = (now: number): boolean => {
    if (now < heldUntil) return true;
    removals = [...removals.filter((at) => now - at < WINDOW_MS), now];
    if (removals.length <= MAX_REMOVALS) return false;
    removals = [];
    heldUntil = now + hold;
    hold *= 2;
    return true;
  };

  return {
    root,
    remove() {
      last = undefined;
      element.remove();
    },
    place(anchor) {
      const { parent, before } = anchor;
      for (const other of parent.querySelectorAll(HOST_TAG)) if (other !== element) other.remove();
      if (element.parentElement === parent && element.nextElementSibling === before) return 0;
      const now = performance.now();
      if (last?.parent === parent && last.before === before && isHeld(now)) return heldUntil - now;
      last = anchor;
      before.before(element);
      return 0;
    },
  };
};

/** What a button reacts to, and what X would take for a shortcut. Tab, Escape, arrows and chords stay X's. */
const isOwnKey = (event: KeyboardEvent): boolean =>
  (event.key.length === 1 || event.key === 'Enter') && !event.ctrlKey && !event.metaKey && !event.altKey;
