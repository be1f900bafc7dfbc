import { i18n } from '#i18n';

/** The sentence for the DM around a token. */
export const inviteText = (token: string, reason: string | undefined): string =>
  reason === undefined
    ? i18n.t('inviteText.plain', [token])
    : i18n.t('inviteText.withReason', [reason, token]);
