import { i18n } from '#i18n';
import { sendToX } from '../../utils/adapters/messaging/background-side.ts';
import type { TabBoard } from '../../utils/models/desk/tab-board.ts';
import type { SwitchboardDeps } from '../../utils/models/switchboard/deps.ts';

/** The sentence for the DM around a token. */
export const inviteText = (token: string, reason: string | undefined): string =>
  reason === undefined
    ? i18n.t('inviteText.plain', [token])
    : i18n.t('inviteText.withReason', [reason, token]);

/** Writes into X's composer, in the tab that a button was pressed in or else in one that shows the conversation. */
export const createPlaceInvite =
  (tabs: TabBoard): SwitchboardDeps['placeInvite'] =>
  async ({ person: { userId, handle }, account }, text, { tab, replaces }) => {
    const tabId = tab ?? (await tabs.showing(account, userId))[0];
    if (tabId === undefined) return 'failed';
    return sendToX(tabId, 'write-invite', {
      partner: userId,
      ...(handle === undefined ? {} : { handle }),
      text,
      ...(replaces === undefined ? {} : { replaces }),
    }).catch(() => 'failed' as const);
  };
