import { i18n } from '#i18n';
import type { DeviceProblem } from '../../utils/core/media/devices.ts';

export type ShownCheck = 'unknown' | 'prompt' | 'asking' | 'granted' | DeviceProblem;

/** What is the matter with a device, and what to do about it. */
export const CHECKS: Readonly<Record<ShownCheck, () => string>> = {
  unknown: () => i18n.t('welcome.checkUnknown'),
  prompt: () => i18n.t('welcome.checkPrompt'),
  asking: () => i18n.t('welcome.checkAsking'),
  granted: () => i18n.t('welcome.checkGranted'),
  denied: () => i18n.t('welcome.checkDenied'),
  dismissed: () => i18n.t('welcome.checkDismissed'),
  'denied-by-system': () => i18n.t('welcome.checkDeniedBySystem'),
  missing: () => i18n.t('welcome.checkMissing'),
  'in-use': () => i18n.t('welcome.checkInUse'),
  lost: () => i18n.t('welcome.checkMissing'),
  failed: () => i18n.t('welcome.checkFailed'),
};
