import { i18n } from '#i18n';
import type { DeviceProblem, Problems } from '../../utils/core/media/devices.ts';
import type { PermissionSettings } from '../../utils/core/media/permission-settings.ts';

export type Troubled = 'microphone' | 'camera';

const MICROPHONE: Readonly<Record<Exclude<DeviceProblem, 'denied'>, () => string>> = {
  dismissed: () => i18n.t('call.microphoneDismissed'),
  'denied-by-system': () => i18n.t('call.microphoneDeniedBySystem'),
  missing: () => i18n.t('call.microphoneMissing'),
  'in-use': () => i18n.t('call.microphoneInUse'),
  lost: () => i18n.t('call.microphoneLost'),
  failed: () => i18n.t('call.microphoneFailed'),
};

const CAMERA: Readonly<Record<Exclude<DeviceProblem, 'denied'>, () => string>> = {
  dismissed: () => i18n.t('call.cameraDismissed'),
  'denied-by-system': () => i18n.t('call.cameraDeniedBySystem'),
  missing: () => i18n.t('call.cameraMissing'),
  'in-use': () => i18n.t('call.cameraInUse'),
  lost: () => i18n.t('call.cameraLost'),
  failed: () => i18n.t('call.cameraFailed'),
};

const DENIED: Readonly<Record<PermissionSettings['place'], Readonly<Record<Troubled, () => string>>>> = {
  browser: {
    microphone: () => i18n.t('call.microphoneDeniedInSettings'),
    camera: () => i18n.t('call.cameraDeniedInSettings'),
  },
  options: {
    microphone: () => i18n.t('call.microphoneDenied'),
    camera: () => i18n.t('call.cameraDenied'),
  },
};

/** What happened, and what to do about it. `place`: where a refusal is undone. */
export const problemText = (
  problems: Problems,
  source: Troubled,
  place: PermissionSettings['place'],
): string | undefined => {
  const why = problems[source];
  if (why === undefined) return undefined;
  if (why !== 'denied') return { microphone: MICROPHONE, camera: CAMERA }[source][why]();
  return source === 'camera' && problems.microphone === 'denied'
    ? i18n.t('call.cameraDeniedToo')
    : DENIED[place][source]();
};
