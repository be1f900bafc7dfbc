/** Keys of the call window. Single characters can be switched off (WCAG 2.1.4); the one with modifiers always works. */

/** Named as their messages after `shortcut.`. */
export type Shortcut =
  | 'mute'
  | 'camera'
  | 'share'
  | 'notes'
  | 'picture'
  | 'fullScreen'
  | 'hold'
  | 'hangUpAsking'
  | 'hangUp'
  | 'help'
  | 'talk'
  /** Closes what is open. */
  | 'close';

export type KeyPress = {
  /** `KeyboardEvent.key` and `code`. */
  readonly key: string;
  readonly code: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  /** Alt or the system's own key: those belong to the browser and the system. */
  readonly other: boolean;
  readonly repeat: boolean;
  /** Where the key is pressed: what is typed stays text, and Space presses a focused button. */
  readonly on: 'text' | 'control' | 'page';
};

/** What the list of shortcuts shows, in its order. */
const SHORTCUT_KEYS: readonly (readonly [Exclude<Shortcut, 'close'>, string])[] = [
  ['mute', 'M'],
  ['talk', 'Space'],
  ['camera', 'V'],
  ['share', 'S'],
  ['notes', 'N'],
  ['picture', 'P'],
  ['fullScreen', 'F'],
  ['hold', 'O'],
  ['hangUpAsking', 'H H'],
  ['hangUp', 'Ctrl+Shift+H'],
  ['help', '?'],
];

/** Those that do something: not every browser has picture-in-picture. */
export const listedShortcuts = (picture: boolean): typeof SHORTCUT_KEYS =>
  SHORTCUT_KEYS.filter(([shortcut]) => picture || shortcut !== 'picture');

/** The Latin letter of a key also where the layout has another script on it. */
const letterOf = ({ key, code }: KeyPress): string => {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const isOtherScript = key.length === 1 && key.charCodeAt(0) > 0x7f;
  return isOtherScript ? (/^Key([A-Z])$/.exec(code)?.[1] ?? '') : '';
};

/** What a key asks for, if anything. `characters`: single characters are switched on. */
export const shortcutOf = (press: KeyPress, characters: boolean): Shortcut | undefined => {
  if (press.repeat || press.other) return undefined;
  if (press.key === 'Escape') return 'close';
  if (press.ctrl) return press.shift && letterOf(press) === 'H' ? 'hangUp' : undefined;
  if (!characters || press.on === 'text') return undefined;
  if (press.key === ' ') return press.on === 'page' && !press.shift ? 'talk' : undefined;
  if (press.key === '?') return 'help';
  if (press.shift) return undefined;
  const letter = letterOf(press);
  return SHORTCUT_KEYS.find(([, keys]) => keys.split(' ')[0] === letter)?.[0];
};

const UNSEEN: ReadonlySet<Shortcut> = new Set(['share', 'notes', 'fullScreen', 'help', 'close']);

/** Pressed in the small window it would do something in the large one, where nobody looks. */
export const isUnseen = (shortcut: Shortcut): boolean => UNSEEN.has(shortcut);

/** So long after the first press the second one hangs up, ms. One slip of a finger ends no call. */
export const HANG_UP_AGAIN = 3_000;
