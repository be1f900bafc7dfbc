/** How far *Learn who I follow* is, over X's list; in plain DOM, as everything in X's page. */
import { i18n } from '#i18n';
import { createElement, X } from 'lucide';
import type { KnownFollowing } from '../../utils/core/people/known-following.ts';
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
  close.ariaLabel = i18n.t('x.learnClose');
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
    const [text, explained] = [
      countText(known),
      isComplete(known) ? i18n.t('x.learnDone') : i18n.t('x.learnHint'),
    ];
    if (count.textContent !== text) count.textContent = text;
    if (hint.textContent !== explained) hint.textContent = explained;
  };
};

const isComplete = ({ known, total }: KnownFollowing): boolean => total !== undefined && known >= total;

/** People whom somebody stopped to follow may still be known as followed: more than all is all. */
const countText = (following: KnownFollowing): string => {
  const { known, total } = following;
  if (total === undefined) return i18n.t('x.learnt', [known.toLocaleString()]);
  if (isComplete(following)) return i18n.t('x.learntAll', [total.toLocaleString()]);
  return i18n.t('x.learntOf', [known.toLocaleString(), total.toLocaleString()]);
};
