import { i18n } from '#i18n';
import type { DeviceProblem } from '../../utils/core/media/devices.ts';

export type Troubled = 'microphone' | 'camera';

const MICROPHONE: Readonly<Record<DeviceProblem, () => string>> = {
  denied: () => i18n.t('call.microphoneDenied'),
  dismissed: () => i18n.t('call.microphoneDismissed'),
  'denied-by-system': () => i18n.t('call.microphoneDeniedBySystem'),
  missing: () => i18n.t('call.microphoneMissing'),
  'in-use': () => i18n.t('call.microphoneInUse'),
  lost: () => i18n.t('call.microphoneLost'),
  failed: () => i18n.t('call.microphoneFailed'),
};

const CAMERA: Readonly<Record<DeviceProblem, () => string>> = {
  denied: () => i18n.t('call.cameraDenied'),
  dismissed: () => i18n.t('call.cameraDismissed'),
  'denied-by-system': () => i18n.t('call.cameraDeniedBySystem'),
  missing: () => i18n.t('call.cameraMissing'),
  'in-use': () => i18n.t('call.cameraInUse'),
  lost: () => i18n.t('call.cameraLost'),
  failed: () => i18n.t('call.cameraFailed'),
};

/** What happened, and what to do about it: in a settings page of the browser, or beside the address. */
export const problemText = (source: Troubled, why: DeviceProblem, hasSettings: boolean): string => {
  if (why === 'denied' && hasSettings)
    return source === 'microphone'
      ? i18n.t('call.microphoneDeniedInSettings')
      : i18n.t('call.cameraDeniedInSettings');
  return (source === 'microphone' ? MICROPHONE : CAMERA)[why]();
};
