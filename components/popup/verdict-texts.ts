import { i18n } from '#i18n';
import type { OwnVerdict } from '../../utils/core/screening/verdict.ts';

/** What can be decided for one person. */
export const OWN_VERDICTS: Readonly<Record<OwnVerdict, () => string>> = {
  ring: () => i18n.t('people.ring'),
  ask: () => i18n.t('people.ask'),
  silent: () => i18n.t('people.silent'),
  decline: () => i18n.t('people.decline'),
};
