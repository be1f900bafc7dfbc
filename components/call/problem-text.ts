import { i18n } from '#i18n';
import type { DeviceProblem } from '../../utils/core/media/devices.ts';

export type Troubled = 'microphone' | 'camera';

const MICROPHONE: Readonly<Record<DeviceProblem, () => string>> = {
  denied: () => i18n.t('call.microphoneDenied'),
  missing: () => i18n.t('call.microphoneMissing'),
  'in-use': () => i18n.t('call.microphoneInUse'),
  lost: () => i18n.t('call.microphoneLost'),
  failed: () => i18n.t('call.microphoneFailed'),
};

const CAMERA: Readonly<Record<DeviceProblem, () => string>> = {
  denied: () => i18n.t('call.cameraDenied'),
  missing: () => i18n.t('call.cameraMissing'),
  'in-use': () => i18n.t('call.cameraInUse'),
  lost: () => i18n.t('call.cameraLost'),
  failed: () => i18n.t('call.cameraFailed'),
};

/** What happened, and what to do about it. */
export const problemText = (source: Troubled, why: DeviceProblem): string =>
  (source === 'microphone' ? MICROPHONE : CAMERA)[why]();
