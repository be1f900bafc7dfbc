import { i18n } from '#i18n';
import type { KnownFollowing } from '../../utils/core/people/known-following.ts';
import { Button } from '../ui/Button.tsx';
import { followingText } from '../ui/following-text.ts';
import { numberText } from '../ui/number-text.ts';
import { dayText } from '../ui/time-text.ts';
import './learn-following.css';

export type LearnFollowingProps = {
  /** Undefined until read. */
  readonly known: KnownFollowing | undefined;
  /** Why X's list was not opened. */
  readonly problem: 'no-handle' | 'no-answer' | undefined;
  /** Undefined without an account. */
  readonly onStart: (() => void) | undefined;
  /** ms. */
  readonly now: number;
};

const PROBLEMS = {
  'no-handle': () => i18n.t('learn.noHandle'),
  'no-answer': () => i18n.t('learn.failed'),
};

const knownText = (known: KnownFollowing | undefined, now: number): string => {
  if (known === undefined) return '';
  const text = followingText(known);
  return known.at === undefined ? text : i18n.t('learn.lastSeen', [text, dayText(known.at, now)]);
};

/** How many of the people I follow Ahoy knows, and the way to the list where it learns the others. */
export const LearnFollowing = ({ known, problem, onStart, now }: LearnFollowingProps) => (
  <div class="learn-following">
    <p aria-live="polite">{knownText(known, now)}</p>
    {known?.archive === undefined ? null : (
      <p>{i18n.t('learn.archive', [dayText(known.archive.at, now), numberText(known.archive.count)])}</p>
    )}
    <p class="secondary">{i18n.t('learn.hint')}</p>
    <Button onClick={onStart}>{i18n.t('learn.start')}</Button>
    <p class="learn-following-problem" aria-live="polite">
      {problem === undefined ? '' : PROBLEMS[problem]()}
    </p>
  </div>
);
