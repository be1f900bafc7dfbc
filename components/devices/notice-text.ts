import { i18n } from '#i18n';
import type { DeviceNotice } from '../../utils/core/media/device-notice.ts';
import type { DeviceProblem } from '../../utils/core/media/devices.ts';

const WHY_KEPT: Readonly<Record<DeviceProblem, () => string>> = {
  denied: () => i18n.t('devices.whyDenied'),
  dismissed: () => i18n.t('devices.whyDenied'),
  'denied-by-system': () => i18n.t('devices.whyDeniedBySystem'),
  missing: () => i18n.t('devices.whyMissing'),
  'in-use': () => i18n.t('devices.whyInUse'),
  lost: () => i18n.t('devices.whyMissing'),
  failed: () => i18n.t('devices.whyFailed'),
};

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
      return i18n.t('devices.kept', [notice.wanted, WHY_KEPT[notice.why]()]);
    case 'instead':
      return i18n.t('devices.instead', [notice.wanted, notice.to]);
    case 'unanswered':
      return notice.source === 'microphone'
        ? i18n.t('devices.microphoneUnanswered')
        : i18n.t('devices.cameraUnanswered');
  }
};
