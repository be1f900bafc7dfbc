/**
 * The two buttons inside `<ahoy-call>`, in plain DOM: they are loaded into every tab of X, where Preact would weigh
 * half as much as all the rest. Made once, then brought into line with values.
 */
import { i18n } from '#i18n';
import { createElement, Phone, Video, type IconNode } from 'lucide';
import type { ButtonState } from '../../utils/core/call/view.ts';
import type { MediaKind } from '../../utils/core/protocol/letter.ts';
import styles from './call-buttons.css?inline';

export type CallButtonsProps = {
  readonly handle: string;
  readonly state: ButtonState;
  readonly look: {
    readonly isDark: boolean;
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

/** Puts the buttons into `root`; what comes back shows values in them. Names stay, the state is a description. */
export const createCallButtons = (root: ShadowRoot, onCall: OnCall): ((props: CallButtonsProps) => void) => {
  const style = document.createElement('style');
  style.textContent = styles;
  const pair = document.createElement('div');
  const audio = createButton(Phone, (event) => onCall('audio', event));
  const video = createButton(Video, (event) => onCall('video', event));
  pair.append(audio.element, video.element);
  root.append(style, pair);

  return ({ handle, state, look }) => {
    pair.dir = look.isRtl ? 'rtl' : 'ltr';
    pair.className = `pair ${state.state}`;
    pair.classList.toggle('dark', look.isDark);
    pair.classList.toggle('apart', look.isTight);
    pair.classList.toggle('outlined', look.isOutlined);
    pair.style.setProperty('--accent', look.accent ?? null);
    audio.show(i18n.t('x.audioCall', [handle]), state);
    video.show(i18n.t('x.videoCall', [handle]), state);
  };
};

const createButton = (icon: IconNode, onClick: (event: MouseEvent) => void) => {
  const element = document.createElement('button');
  element.type = 'button';
  element.addEventListener('click', onClick);
  const tip = document.createElement('span');
  tip.ariaHidden = 'true';
  element.append(createElement(icon, { width: 18, height: 18, 'aria-hidden': 'true' }), tip);
  return {
    element,
    show(name: string, state: ButtonState) {
      const description = describe(state);
      element.ariaLabel = name;
      element.setAttribute('aria-description', description);
      element.ariaDisabled = state.state === 'impossible' ? 'true' : null;
      tip.textContent = state.state === 'ready' ? name : `${name}\n${description}`;
    },
  };
};

const describe = (state: ButtonState): string => {
  switch (state.state) {
    case 'ready':
      return i18n.t('x.ready');
    case 'no-card':
      return i18n.t('x.noCard');
    case 'in-call':
      return i18n.t('x.inCall');
    case 'impossible':
      return IMPOSSIBLE[state.why]();
  }
};

const IMPOSSIBLE: Record<Extract<ButtonState, { state: 'impossible' }>['why'], () => string> = {
  'busy-elsewhere': () => i18n.t('x.busyElsewhere'),
  'not-connected': () => i18n.t('x.notConnected'),
  blocked: () => i18n.t('x.blocked'),
};
