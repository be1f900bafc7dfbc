import { i18n } from '#i18n';
import type { Reachability, UnreachableWhy } from '../../utils/core/call/view.ts';
import type { Handle } from '../../utils/core/people/ids.ts';
import { inSentence } from '../ui/person-text.ts';
import { whenText } from '../ui/past-text.ts';

/** loading: not read yet · no-answer: the background is away */
export type ShownReachability = 'loading' | 'no-answer' | Reachability;

export type ReachabilityLine = {
  readonly light: 'good' | 'warning' | 'bad';
  readonly state: string;
  readonly reason: string;
};

const WHY = {
  'no-account': 'reachability.noAccount',
  starting: 'reachability.starting',
  offline: 'reachability.offline',
  'broker-unreachable': 'reachability.brokerUnreachable',
  'broker-refused': 'reachability.brokerRefused',
  'address-held': 'reachability.addressHeld',
  'address-taken': 'reachability.addressTaken',
  'same-keys': 'reachability.sameKeys',
  'storage-broken': 'reachability.storageBroken',
  'newer-data': 'reachability.newerData',
} as const satisfies Readonly<Record<UnreachableWhy, string>>;

/** The state in words first: colour only repeats it. */
export const reachabilityLine = (
  shown: ShownReachability,
  handle: Handle | undefined,
  now: number,
): ReachabilityLine => {
  if (shown === 'loading')
    return {
      light: 'warning',
      state: i18n.t('reachability.reconnecting'),
      reason: i18n.t('reachability.loading'),
    };
  if (shown === 'no-answer')
    return {
      light: 'bad',
      state: i18n.t('reachability.unreachable'),
      reason: i18n.t('reachability.noAnswer'),
    };
  switch (shown.state) {
    case 'reachable':
      if (!shown.takeCalls)
        return {
          light: 'warning',
          state: i18n.t('reachability.notTaking'),
          reason: i18n.t('reachability.notTakingWhy'),
        };
      return {
        light: shown.twinAt === undefined ? 'good' : 'warning',
        state:
          handle === undefined
            ? i18n.t('reachability.reachable')
            : i18n.t('reachability.reachableAs', [inSentence(`@${handle}`)]),
        reason: shown.twinAt === undefined ? '' : i18n.t('reachability.twin', [whenText(shown.twinAt, now)]),
      };
    case 'reconnecting':
      return { light: 'warning', state: i18n.t('reachability.reconnecting'), reason: i18n.t(WHY[shown.why]) };
    case 'unreachable':
      return { light: 'bad', state: i18n.t('reachability.unreachable'), reason: i18n.t(WHY[shown.why]) };
  }
};
