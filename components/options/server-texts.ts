import { i18n } from '#i18n';

export type FieldError = 'not-a-url' | 'not-secure' | 'too-long' | 'not-a-relay';

export const ERRORS: Readonly<Record<FieldError, () => string>> = {
  'not-a-url': () => i18n.t('options.errorNotAUrl'),
  'not-secure': () => i18n.t('options.errorNotSecure'),
  'too-long': () => i18n.t('options.errorTooLong'),
  'not-a-relay': () => i18n.t('options.errorNotARelay'),
};

type TestError = 'not-a-url' | 'not-secure' | 'unreachable' | 'not-a-peerserver';

export type TestOutcome =
  | 'none'
  | 'testing'
  | 'no-answer'
  | { readonly ok: true; readonly value: { readonly milliseconds: number } }
  | { readonly ok: false; readonly error: TestError };

const FAILURES: Readonly<Record<TestError, () => string>> = {
  'not-a-url': () => i18n.t('options.testNotAUrl'),
  'not-secure': () => i18n.t('options.testNotSecure'),
  unreachable: () => i18n.t('options.testUnreachable'),
  'not-a-peerserver': () => i18n.t('options.testNotAPeerserver'),
};

/** The one-line diagnosis of *Test connection*. */
export const testText = (test: TestOutcome): string => {
  if (test === 'none') return '';
  if (test === 'testing') return i18n.t('options.testing');
  if (test === 'no-answer') return i18n.t('options.testNoAnswer');
  if (!test.ok) return FAILURES[test.error]();
  return i18n.t('options.testOk', [Math.round(test.value.milliseconds).toString()]);
};
