import { i18n } from '#i18n';
import type { PersonLabel } from '../../utils/core/call/view.ts';
import { assertNever } from '../../utils/core/lib/assert-never.ts';
import type { Deed } from '../../utils/core/people/deed.ts';
import type { OwnVerdict } from '../../utils/core/screening/verdict.ts';
import { inSentence, nameOf } from '../ui/person-text.ts';
import { ruleTitle } from '../ui/rule-text.ts';
import { safeLabel } from '../ui/safe-label.ts';

const VERDICTS: Readonly<Record<OwnVerdict, (name: string) => string>> = {
  ring: (name) => i18n.t('deed.ring', [name]),
  ask: (name) => i18n.t('deed.ask', [name]),
  silent: (name) => i18n.t('deed.silent', [name]),
  decline: (name) => i18n.t('deed.decline', [name]),
};

const shown = (person: PersonLabel): string => inSentence(nameOf(safeLabel(person)));

/** What was done, as a sentence beside its Undo. */
export const deedText = (deed: Deed): string => {
  switch (deed.type) {
    case 'removed':
      return i18n.t('deed.removed', [shown(deed.person)]);
    case 'blocked':
      return deed.newAddress
        ? i18n.t('deed.blockedNewAddress', [shown(deed.person)])
        : i18n.t('deed.blocked', [shown(deed.person)]);
    case 'device-removed':
      return i18n.t('deed.deviceRemoved', [shown(deed.person)]);
    case 'invite-ignored':
      return i18n.t('deed.inviteIgnored', [shown(deed.person)]);
    case 'unstarred':
      return i18n.t('deed.unstarred', [shown(deed.person)]);
    case 'verdict':
      return deed.verdict === null
        ? i18n.t('deed.asRulesSay', [shown(deed.person)])
        : VERDICTS[deed.verdict](shown(deed.person));
    case 'log-cleared':
      return i18n.t('deed.logCleared', deed.calls);
    case 'rule-on':
      return i18n.t('deed.ruleOn', [inSentence(ruleTitle(deed.rule))]);
    default:
      return assertNever(deed);
  }
};
