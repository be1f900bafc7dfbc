/**
 * What stands inside `<ahoy-call>`, in plain DOM: it is loaded into tabs of X, where Preact would weigh half as
 * much as all the rest. Made once, then brought into line with values.
 */
import { ChevronDown, createElement, Phone, Video, type IconNode } from 'lucide';
import type { ButtonState } from '../../utils/core/call/view.ts';
import type { PersonOption } from '../../utils/core/people/option.ts';
import type { MediaKind } from '../../utils/core/protocol/letter.ts';
import styles from './call-buttons.css?inline';
import { createOptionsMenu } from './options-menu.ts';
import type { Words } from './words.ts';

export type CallButtonsProps = {
  readonly handle: string;
  readonly state: ButtonState;
  readonly look: {
    readonly isDark: boolean;
    /** The page's, which our menu takes too. */
    readonly background: string;
    readonly isRtl: boolean;
    /** The neighbours keep no distance by themselves. */
    readonly isTight: boolean;
    /** X's own accent colour where the page tells it. */
    readonly accent: string | undefined;
    /** With X's thin border, as on profiles, instead of a quiet fill. */
    readonly isOutlined: boolean;
  };
};

type OnCall = (kind: MediaKind, event: MouseEvent) => void;
/** Answers whether it was done at once; undefined where that is not said here. */
type OnOption = (option: PersonOption, event: MouseEvent) => Promise<boolean | undefined>;

/** Puts the buttons into `root`; what comes back shows values in them. Names stay, the state is a description. */
export const createCallButtons =
  (words: Words) =>
  (root: ShadowRoot, onCall: OnCall, onOption: OnOption): ((props: CallButtonsProps) => void) => {
    const style = document.createElement('style');
    style.textContent = styles;
    const pair = document.createElement('div');
    const audio = createButton(Phone, (event) => onCall('audio', event));
    const video = createButton(Video, (event) => onCall('video', event));
    const more = createButton(ChevronDown);
    audio.element.className = video.element.className = 'call';
    more.element.className = 'more';
    // Told beside the button for as long as it has the focus, which comes back to it from the menu.
    const note = document.createElement('span');
    note.role = 'status';
    const clear = (): void => note.replaceChildren();
    more.element.addEventListener('blur', clear);
    const menu = createOptionsMenu(more.element, words, (option, event) => {
      void onOption(option, event).then((isSaved) => {
        if (isSaved !== undefined)
          note.textContent = words(isSaved ? 'x.saved' : 'x.notSaved', [words(`x.${option}`)]);
      });
    });
    pair.append(audio.element, video.element, more.element, note, menu);
    root.append(style, pair);
    let shown = '';

    return ({ handle, state, look }) => {
      pair.dir = look.isRtl ? 'rtl' : 'ltr';
      const looks = [look.isDark && 'dark', look.isTight && 'apart', look.isOutlined && 'outlined'];
      pair.className = ['pair', state.state, ...looks.filter(Boolean)].join(' ');
      pair.style.setProperty('--paper', look.background);
      pair.style.setProperty('--accent', look.accent ?? null);
      const description = words(DESCRIPTIONS[state.state === 'impossible' ? state.why : state.state]);
      for (const [button, key] of [
        [audio, 'x.audioCall'],
        [video, 'x.videoCall'],
      ] as const) {
        button.show(words(key, [handle]), state.state === 'ready' ? '' : `\n${description}`);
        button.element.setAttribute('aria-description', description);
        button.element.ariaDisabled = state.state === 'impossible' ? 'true' : null;
      }
      more.show(words('x.options', [handle]));
      if (handle === shown) return;
      // A menu that was opened for somebody else.
      shown = handle;
      menu.ariaLabel = more.element.ariaLabel;
      menu.hidePopover();
      clear();
    };
  };

const createButton = (icon: IconNode, onClick?: (event: MouseEvent) => void) => {
  const element = document.createElement('button');
  if (onClick) element.addEventListener('click', onClick);
  const tip = document.createElement('span');
  tip.ariaHidden = 'true';
  element.append(createElement(icon, { width: 18, height: 18 }), tip);
  return {
    element,
    show(name: string, rest = '') {
      element.ariaLabel = name;
      tip.textContent = name + rest;
    },
  };
};

type Described =
  | Exclude<ButtonState['state'], 'impossible'>
  | Extract<ButtonState, { state: 'impossible' }>['why'];

const DESCRIPTIONS: Readonly<Record<Described, Parameters<Words>[0]>> = {
  ready: 'x.ready',
  'no-card': 'x.noCard',
  'in-call': 'x.inCall',
  rings: 'x.rings',
  'busy-elsewhere': 'x.busyElsewhere',
  'not-connected': 'x.notConnected',
  blocked: 'x.blocked',
};
