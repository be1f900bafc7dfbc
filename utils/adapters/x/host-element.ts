import type { Sight } from './sight.ts';

export const HOST_TAG = 'ahoy-call';

/** How often one element is put back within `WINDOW_MS` before we give in to whoever removes it. */
const MAX_PLACEMENTS = 20;
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
] as const;
const KEY_EVENTS = ['keydown', 'keypress', 'keyup'] as const;

export type Host = {
  readonly root: ShadowRoot;
  /** Idempotent. Removes hosts that an older copy of this script left behind. False when somebody keeps removing it. */
  readonly place: (anchor: NonNullable<Sight['anchor']>) => boolean;
  readonly remove: () => void;
};

/** `<ahoy-call>`: our own shadow root, so that neither X's styles nor another extension's reach the buttons. */
export const createHost = (name: string): Host => {
  const element = document.createElement(HOST_TAG);
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', name);
  const root = element.attachShadow({ mode: 'open' });
  for (const type of OWN_EVENTS) element.addEventListener(type, (event) => event.stopPropagation());
  for (const type of KEY_EVENTS) {
    element.addEventListener(type, (event) => {
      if (isOwnKey(event)) event.stopPropagation();
    });
  }

  let placements: number[] = [];
  return {
    root,
    remove: () => element.remove(),
    place({ parent, before }) {
      for (const other of parent.querySelectorAll(HOST_TAG)) if (other !== element) other.remove();
      if (element.parentElement === parent && element.nextElementSibling === before) return true;
      const now = performance.now();
      placements = placements.filter((at) => now - at < WINDOW_MS);
      if (placements.length >= MAX_PLACEMENTS) return false;
      placements.push(now);
      before.before(element);
      return true;
    },
  };
};

/** What a button reacts to, and what X would take for a shortcut. Tab, Escape, arrows and chords stay X's. */
const isOwnKey = (event: KeyboardEvent): boolean =>
  (event.key.length === 1 || event.key === 'Enter') && !event.ctrlKey && !event.metaKey && !event.altKey;
