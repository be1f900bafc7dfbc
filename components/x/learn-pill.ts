/** How far *Learn who I follow* is, over X's list; in plain DOM, as everything in X's page. */
import { i18n } from '#i18n';
import { createElement, X } from 'lucide';
import { isAllKnown, type KnownFollowing } from '../../utils/core/people/known-following.ts';
import { followingText } from '../ui/following-text.ts';
import styles from './learn-pill.css?inline';

type LearnPillProps = {
  readonly known: KnownFollowing;
  readonly look: { readonly isDark: boolean; readonly isRtl: boolean };
  readonly background: string;
  readonly column: { readonly left: number; readonly width: number };
};

/** Puts the pill into `root`; what comes back shows values in it. */
export const createLearnPill = (root: ShadowRoot, onClose: () => void): ((props: LearnPillProps) => void) => {
  const style = document.createElement('style');
  style.textContent = styles;
  const bar = document.createElement('div');
  const pill = document.createElement('div');
  pill.className = 'pill';
  const status = document.createElement('p');
  status.role = 'status';
  const count = document.createElement('strong');
  const hint = document.createElement('span');
  status.append(count, hint);
  const close = document.createElement('button');
  close.type = 'button';
  close.ariaLabel = i18n.t('learn.close');
  close.append(createElement(X, { width: 18, height: 18, 'aria-hidden': 'true' }));
  close.addEventListener('click', onClose);
  pill.append(status, close);
  bar.append(pill);
  root.append(style, bar);

  return ({ known, look, background, column }) => {
    bar.dir = look.isRtl ? 'rtl' : 'ltr';
    bar.className = look.isDark ? 'bar dark' : 'bar';
    bar.style.left = `${column.left}px`;
    bar.style.width = `${column.width}px`;
    pill.style.backgroundColor = background;
    // Said anew only when it changed.
    const text = followingText(known);
    const explained = isAllKnown(known) ? i18n.t('learn.done') : i18n.t('learn.scroll');
    if (count.textContent !== text) count.textContent = text;
    if (hint.textContent !== explained) hint.textContent = explained;
  };
};
