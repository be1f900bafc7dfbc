import { i18n } from '#i18n';
import type { Deed } from '../../utils/core/people/deed.ts';
import { inSentence, nameOf } from '../ui/person-text.ts';
import { ruleTitle } from '../ui/rule-text.ts';
import { safeLabel } from '../ui/safe-label.ts';
import { wordKey } from '../ui/word-key.ts';

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
      return i18n.t(`deed.${wordKey(deed.type)}`, [name]);
  }
};
