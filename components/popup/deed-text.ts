import { i18n } from '#i18n';
import type { Deed } from '../../utils/core/people/deed.ts';
import { inSentence, nameOf } from '../ui/person-text.ts';
import { ruleTitle } from '../ui/rule-text.ts';
import { safeLabel } from '../ui/safe-label.ts';

/** What is done to a person in one way only. */
const DONE = {
  removed: 'deed.removed',
  'device-removed': 'deed.deviceRemoved',
  'device-confirmed': 'deed.deviceConfirmed',
  'invite-ignored': 'deed.inviteIgnored',
  allowed: 'deed.allowed',
  'call-ignored': 'deed.callIgnored',
  'call-declined': 'deed.callDeclined',
  unstarred: 'deed.unstarred',
} as const;

/** What was done, as a sentence beside its Undo. */
export const deedText = (deed: Deed): string => {
  if (deed.type === 'log-cleared') return i18n.t('deed.logCleared', deed.calls);
  if (deed.type === 'rule-on') return i18n.t('deed.ruleOn', [inSentence(ruleTitle(deed.rule))]);
  const name = inSentence(nameOf(safeLabel(deed.person)));
  switch (deed.type) {
    case 'blocked':
      return i18n.t(deed.newAddress ? 'deed.blockedNewAddress' : 'deed.blocked', [name]);
    case 'verdict':
      return i18n.t(`deed.${deed.verdict ?? 'asRulesSay'}`, [name]);
    default:
      return i18n.t(DONE[deed.type], [name]);
  }
};
