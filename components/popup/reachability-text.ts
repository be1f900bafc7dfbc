import { i18n } from '#i18n';
import type { Reachability, UnreachableWhy } from '../../utils/core/call/view.ts';
import type { Handle } from '../../utils/core/people/ids.ts';
import { inSentence } from '../ui/person-text.ts';
import { whenText } from '../ui/past-text.ts';
import { wordKey } from '../ui/word-key.ts';

/** loading: not read yet · no-answer: the background is away */
export type ShownReachability = 'loading' | 'no-answer' | Reachability;

export type ReachabilityLine = {
  readonly light: 'good' | 'warning' | 'bad';
  readonly state: string;
  readonly reason: string;
};

const whyText = (why: UnreachableWhy): string => i18n.t(`reachability.${wordKey(why)}`);

const line = (
  light: ReachabilityLine['light'],
  state: 'reachable' | 'notTaking' | 'reconnecting' | 'unreachable',
  reason: string,
): ReachabilityLine => ({ light, state: i18n.t(`reachability.${state}`), reason });

/** The state in words first: colour only repeats it. */
export const reachabilityLine = (
  shown: ShownReachability,
  handle: Handle | undefined,
  now: number,
): ReachabilityLine => {
  if (shown === 'loading') return line('warning', 'reconnecting', i18n.t('reachability.loading'));
  if (shown === 'no-answer') return line('bad', 'unreachable', i18n.t('reachability.noAnswer'));
  switch (shown.state) {
    case 'reachable': {
      const { takeCalls, twinAt } = shown;
      if (!takeCalls) return line('warning', 'notTaking', i18n.t('reachability.notTakingWhy'));
      const known =
        twinAt === undefined
          ? line('good', 'reachable', '')
          : line('warning', 'reachable', i18n.t('reachability.twin', [whenText(twinAt, now)]));
      return handle === undefined
        ? known
        : { ...known, state: i18n.t('reachability.reachableAs', [inSentence(`@${handle}`)]) };
    }
    case 'reconnecting':
      return line('warning', 'reconnecting', whyText(shown.why));
    case 'unreachable':
      return line('bad', 'unreachable', whyText(shown.why));
  }
};
