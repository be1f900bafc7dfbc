import { i18n } from '#i18n';

export type BrokerError = 'not-a-url' | 'not-secure' | 'too-long';
export type RelayError = 'not-a-relay' | 'unreadable' | 'not-accepted' | 'no-address' | 'no-login';

export const BROKER_ERRORS: Readonly<Record<BrokerError, () => string>> = {
  'not-a-url': () => i18n.t('options.errorNotAUrl'),
  'not-secure': () => i18n.t('options.errorNotSecure'),
  'too-long': () => i18n.t('options.errorTooLong'),
};

export const RELAY_ERRORS: Readonly<Record<RelayError, () => string>> = {
  'not-a-relay': () => i18n.t('options.errorNotARelay'),
  unreadable: () => i18n.t('options.errorUnreadable'),
  'not-accepted': () => i18n.t('options.errorNotAccepted'),
  'no-address': () => i18n.t('options.errorNoAddress'),
  'no-login': () => i18n.t('options.errorNoLogin'),
};
