import { i18n } from '#i18n';
import type { CallView } from '../../utils/core/call/view.ts';
import { inSentence, nameOf } from './person-text.ts';

/** “Video call · to your account @alice_works”; the account only where this browser has several. */
export const kindText = ({ kind, calledAccount }: CallView): string => {
  const text = kind === 'video' ? i18n.t('kind.video') : i18n.t('kind.audio');
  return calledAccount === undefined
    ? text
    : `${text} · ${i18n.t('calledAccount', [inSentence(nameOf(calledAccount))])}`;
};
