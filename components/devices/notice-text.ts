import { i18n } from '#i18n';
import type { DeviceNotice } from '../../utils/core/media/device-notice.ts';
import type { DeviceProblem } from '../../utils/core/media/devices.ts';

/** The message keys after `devices.why`. */
const WHY_KEPT = {
  denied: 'Denied',
  dismissed: 'Denied',
  'denied-by-system': 'DeniedBySystem',
  missing: 'Missing',
  'in-use': 'InUse',
  lost: 'Missing',
  failed: 'Failed',
} as const satisfies Readonly<Record<DeviceProblem, string>>;

/** What happened to a device, and what is used now. */
export const noticeText = (notice: DeviceNotice): string => {
  switch (notice.type) {
    case 'gone':
      return notice.from === ''
        ? i18n.t('devices.nowUsing', [notice.to])
        : i18n.t('devices.gone', [notice.from, notice.to]);
    case 'back':
      return i18n.t('devices.back', [notice.to]);
    case 'kept':
      return i18n.t('devices.kept', [notice.wanted, i18n.t(`devices.why${WHY_KEPT[notice.why]}`)]);
    case 'instead':
      return i18n.t('devices.instead', [notice.wanted, notice.to]);
    case 'unanswered':
      return notice.source === 'microphone'
        ? i18n.t('devices.microphoneUnanswered')
        : i18n.t('devices.cameraUnanswered');
  }
};
